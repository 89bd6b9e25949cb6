/** Dates as people say them on the phone, turned into the days between which a content was first published. */

export interface Interval {
  earliest: string;
  latest: string;
  certainty: "exact" | "about";
}

const DAY = 86_400_000;
const utc = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date));
const iso = (date: Date) => date.toISOString().slice(0, 10);

/** A calendar day, or null for one that is none (29 February of most years). */
function real(year: number, month: number, date: number): Date | null {
  const found = utc(year, month, date);
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === date ? found : null;
}

const lastOfMonth = (year: number, month: number) => utc(year, month + 1, 0).getUTCDate();

/** Months before a day; 31 becomes the last day of a shorter month, as the server counts. */
function monthsBefore(from: Date, count: number): Date {
  const at = from.getUTCFullYear() * 12 + from.getUTCMonth() - count;
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
  return utc(year, month, Math.min(from.getUTCDate(), lastOfMonth(year, month)));
}

const BEFORE: Record<string, (from: Date, count: number) => Date> = {
  day: (from, count) => new Date(from.getTime() - count * DAY),
  week: (from, count) => new Date(from.getTime() - count * 7 * DAY),
  month: monthsBefore,
  year: (from, count) => monthsBefore(from, count * 12),
};

const UNITS: [RegExp, string][] = [
  [/^(j|jours?|d|days?)$/, "day"], [/^(s|sem|semaines?|w|weeks?)$/, "week"], [/^(mois|months?)$/, "month"], [/^(an|ans|annees?|y|years?)$/, "year"],
];
const COUNTS: Record<string, number> = {
  un: 1, une: 1, a: 1, an: 1, one: 1, deux: 2, two: 2, trois: 3, three: 3, quatre: 4, four: 4, cinq: 5, five: 5, six: 6, sept: 7, huit: 8, quinze: 15, quelques: 3,
};
const MONTHS = ["janv|jan", "fev|feb", "mars|mar", "avr|apr", "mai|may", "juin|jun", "juil|jul", "aou|aug", "sep", "oct", "nov", "dec"].map((start) => new RegExp(`^(${start})`));
const WEEKDAYS = ["dimanche|sunday", "lundi|monday", "mardi|tuesday", "mercredi|wednesday", "jeudi|thursday", "vendredi|friday", "samedi|saturday"].map((name) => new RegExp(`^(${name})( (dernier|last))?$`));
const NAMED: Record<string, number> = { "aujourd'hui": 0, today: 0, "ce matin": 0, hier: 1, yesterday: 1, "avant-hier": 2, "avant hier": 2 };

const exact = (date: Date): Interval => ({ earliest: iso(date), latest: iso(date), certainty: "exact" });
const between = (from: Date, to: Date, today: Date): Interval => ({ earliest: iso(from), latest: iso(to > today ? today : to), certainty: "about" });

const plain = (typed: string) =>
  typed.trim().toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("’", "'").replace(/\s+/g, " ").replace(/^(le|la|en|on|depuis|since) /, "").replace(/^1er /, "1 ");

const monthOf = (word: string) => {
  const found = MONTHS.findIndex((name) => name.test(word)) + 1;
  return found > 0 ? found : null;
};
const century = (digits: string) => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** A day of a month: with its year, or the latest such day that is not to come. */
function dayOf(date: number, month: number, year: number | null, today: Date): Date | null {
  if (year !== null) return real(year, month, date);
  const last = today.getUTCFullYear();
  for (let tried = last; tried > last - 9; tried -= 1) {
    const found = real(tried, month, date);
    if (found && found <= today) return found;
  }
  return null;
}

const month = (of: number, year: number, today: Date) => between(utc(year, of, 1), utc(year, of, lastOfMonth(year, of)), today);

type Reader = [RegExp, (found: RegExpExecArray, today: Date) => Interval | null];
const asDay = (found: Date | null) => found && exact(found);

const READERS: Reader[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, ([, y, m, d]) => asDay(real(Number(y), Number(m), Number(d)))],
  [/^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/, ([, d, m, y], today) => asDay(dayOf(Number(d), Number(m), y ? century(y) : null, today))],
  [/^(\d{1,2})[/.-](\d{4})$/, ([, m, y], today) => (Number(m) >= 1 && Number(m) <= 12 ? month(Number(m), Number(y), today) : null)],
  [/^(\d{1,2}) ([a-z]{3,})\.?(?: (\d{4}))?$/, ([, d, word = "", y], today) => {
    const of = monthOf(word);
    return of === null ? null : asDay(dayOf(Number(d), of, y ? Number(y) : null, today));
  }],
  [/^([a-z]{3,})\.?(?: (\d{4}))?$/, ([, word = "", y], today) => {
    const of = monthOf(word);
    if (of === null) return null;
    const now = today.getUTCFullYear();
    return month(of, y ? Number(y) : of > today.getUTCMonth() + 1 ? now - 1 : now, today);
  }],
  [/^(\d{4})$/, ([, y], today) => between(utc(Number(y), 1, 1), utc(Number(y), 12, 31), today)],
  [/^(?:il y a |ca fait )?([a-z]+|\d{1,4}) ?([a-z]+)(?: ago)?$/, ([, count = "", unit = ""], today) => ago(count, unit, today)],
];

/** "il y a n": what a page shows is rounded down, so the day lies anywhere between n + 1 and n units before. */
function ago(count: string, unit: string, today: Date): Interval | null {
  const many = /^\d+$/.test(count) ? Number(count) : COUNTS[count];
  const before = BEFORE[UNITS.find(([name]) => name.test(unit))?.[1] ?? ""];
  return many === undefined || before === undefined ? null : between(before(today, many + 1), before(today, many), today);
}

/** Words without any digit: "hier", "lundi". */
function named(words: string, today: Date): Interval | null {
  const back = NAMED[words];
  if (back !== undefined) return exact(new Date(today.getTime() - back * DAY));
  const weekday = WEEKDAYS.findIndex((name) => name.test(words));
  if (weekday < 0) return null;
  return exact(new Date(today.getTime() - ((today.getUTCDay() - weekday + 7) % 7 || 7) * DAY));
}

/** What was typed, on the day `today` ("2026-11-22"); null when it says no day that has been. "vers le…" makes a day a guess. */
export function readDate(typed: string, today: string): Interval | null {
  const now = new Date(`${today}T00:00:00Z`);
  const told = plain(typed);
  const guess = /^(vers|environ|autour de|around|about|circa) (le )?/.exec(told);
  const words = guess ? told.slice(guess[0].length) : told;
  const found = named(words, now) ?? first(words, now);
  if (found === null || found.earliest > today || found.earliest < "1990-01-01") return null;
  return guess ? { ...found, certainty: "about" } : found;
}

function first(words: string, now: Date): Interval | null {
  for (const [shape, read] of READERS) {
    const match = shape.exec(words);
    const found = match && read(match, now);
    if (found) return found;
  }
  return null;
}
