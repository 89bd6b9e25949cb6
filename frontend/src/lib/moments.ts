import { i18n } from "@/app/i18n";

export { instant } from "./format";

const made = new Map<string, Intl.DateTimeFormat>();

/** The hour in Paris of an instant: 14:05. */
export function clock(iso: string): string {
  const locale = i18n.language === "en" ? "en-GB" : "fr-FR";
  const format = made.get(locale) ?? new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Paris" });
  made.set(locale, format);
  return format.format(new Date(iso));
}
