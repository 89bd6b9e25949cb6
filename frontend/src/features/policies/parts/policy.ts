import { i18n } from "@/app/i18n";
import { parisDay } from "@/lib/format";

interface Anniversary {
  day: number;
  month: number;
}

/** 30 septembre: a day of every year. A leap year, so that 29 February can be said. */
export const dayOfYear = ({ day, month }: Anniversary) =>
  new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : "fr-FR", { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2024, month - 1, day)));

/** The names of the twelve months. */
export const months = () =>
  Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : "fr-FR", { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2024, index, 1))),
  }));

/** The last second of a day in Paris, winter or summer: what was known that day is all that was known by then. */
export function endOfDay(day: string): string {
  const winter = `${day}T22:59:59Z`;
  return parisDay(new Date(winter)) === day ? winter : `${day}T21:59:59Z`;
}
