/** Months and amounts where place is short: the axes of a chart. */
import { i18n } from "@/app/i18n";

const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function kept<T extends Intl.DateTimeFormat | Intl.NumberFormat>(name: string, make: (locale: string) => T): T {
  const locale = i18n.language === "en" ? "en-GB" : "fr-FR";
  const known = made.get(`${locale} ${name}`);
  if (known !== undefined) return known as T;
  const format = make(locale);
  made.set(`${locale} ${name}`, format);
  return format;
}

/** nov. 26, of "2026-11". */
export const shortMonth = (iso: string) =>
  kept("month", (locale) => new Intl.DateTimeFormat(locale, { month: "short", year: "2-digit", timeZone: "UTC" })).format(new Date(`${iso}-01T00:00:00Z`));

/** 12000 as 12 k€. */
export const roundEuros = (value: number) =>
  kept("euros", (locale) => new Intl.NumberFormat(locale, { style: "currency", currency: "EUR", notation: "compact", maximumFractionDigits: 1 })).format(value);

/** 3.5 as 3,5. */
export const oneDecimal = (value: number) => kept("decimal", (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })).format(value);

/** The month `by` months after "2026-11" (before, when negative). */
export function shiftMonth(month: string, by: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}
