/** Dates, amounts and counts as the reader's language writes them. Formatters are made once a language: rows are many. */
import { i18n } from "@/app/i18n";

const PARIS = "Europe/Paris";
const LOCALES: Record<string, string> = { fr: "fr-FR", en: "en-GB" };
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>();

function cached<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(name: string, make: (locale: string) => T): T {
  const locale = LOCALES[i18n.language] ?? "fr-FR";
  const key = `${locale} ${name}`;
  const known = made.get(key);
  if (known !== undefined) return known as T;
  const format = make(locale);
  made.set(key, format);
  return format;
}

const dates = (name: string, options: Intl.DateTimeFormatOptions) => cached(name, (locale) => new Intl.DateTimeFormat(locale, options));

/** French writes the first day of a month as an ordinal, which Intl does not. */
const ordinal = (written: string) => (i18n.language === "fr" ? written.replace(/(^|\s)1(?=\s)/, "$11er") : written);

/** A plain date ("2026-11-18") without any time zone: 18 nov. 2026. */
export const day = (iso: string | null | undefined) =>
  iso ? ordinal(dates("day", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`))) : "";

/** 18/11/2026, for columns. */
export const shortDay = (iso: string | null | undefined) =>
  iso ? dates("short", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`)) : "";

/** mercredi 18 novembre 2026. */
export const longDay = (iso: string | null | undefined) =>
  iso
    ? ordinal(dates("long", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`)))
    : "";

/** novembre 2026, of "2026-11". */
export const month = (iso: string) =>
  dates("month", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${iso.slice(0, 7)}-01T00:00:00Z`));

/** An instant, in Paris: 18 nov. 2026, 14:05. */
export const instant = (iso: string | null | undefined) =>
  iso
    ? ordinal(dates("instant", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: PARIS }).format(new Date(iso)))
    : "";

/** The day in Paris of an instant, as "2026-11-18". */
export const parisDay = (at: Date) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: PARIS, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

/** "4000.00" as 4 000,00 € ; whole euros lose their zeros where place is short. */
export const euros = (amount: string | null | undefined, short = false) =>
  amount == null
    ? ""
    : cached(short ? "eur0" : "eur", (locale) =>
        new Intl.NumberFormat(locale, {
          style: "currency",
          currency: "EUR",
          trailingZeroDisplay: short ? "stripIfInteger" : "auto",
        }),
      ).format(amount as Intl.StringNumericLiteral);

export const number = (value: number) => cached("number", (locale) => new Intl.NumberFormat(locale)).format(value);

/** 0.42 as 42 %. */
export const percent = (value: number) =>
  cached("percent", (locale) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 })).format(value);

/** "il y a 3 jours", "dans 2 jours". */
export const fromNow = (days: number) =>
  cached("relative", (locale) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" })).format(days, "day");

/** Whole days from today (Paris) to a plain date, negative when it is past. */
export const daysUntil = (iso: string, now = new Date()) =>
  Math.round((Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) - Date.parse(`${parisDay(now)}T00:00:00Z`)) / 86_400_000);

const CENTS = /^\s*(-?)(\d{1,3}(?:[\s\u00a0\u202f]?\d{3})*|\d+)(?:[.,](\d{1,2}))?\s*€?\s*$/;

const ENGLISH = /^\s*(-?)(\d{1,3}(?:,\d{3})+)\.(\d{1,2})\s*€?\s*$/;

/** What a person types ("1 800,50", "1,800.50") as the wire writes it ("1800.50"); null when it is no amount. */
export function toAmount(typed: string): string | null {
  const found = CENTS.exec(typed) ?? ENGLISH.exec(typed);
  if (!found) return null;
  const [, sign = "", whole = "", cents = ""] = found;
  return `${sign}${whole.replace(/\D/g, "")}.${cents.padEnd(2, "0")}`;
}

/** "1800.50" as a person types it back ("1 800,50"); what is no amount stays as it is. */
export const spokenAmount = (amount: string) =>
  /^-?\d+\.\d{2}$/.test(amount)
    ? cached("spoken", (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2 })).format(amount as Intl.StringNumericLiteral)
    : amount;

const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** 1 234 567 as 1,2 Mo. */
export function bytes(size: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), SIZES.length - 1);
  const unit = SIZES[power] ?? "byte";
  return cached(unit, (locale) => new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: power === 0 ? 0 : 1 })).format(size / 1000 ** power);
}
