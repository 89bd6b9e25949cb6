import { i18n } from "@/app/i18n";

const MONDAY = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;

/** The days of a week from Monday, in the reader's language. */
export function weekdays() {
  const locale = i18n.language === "en" ? "en-GB" : "fr-FR";
  const name = (weekday: "short" | "long") => new Intl.DateTimeFormat(locale, { weekday, timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, index) => {
    const at = new Date(MONDAY + index * DAY);
    return { short: name("short").format(at), long: name("long").format(at) };
  });
}
