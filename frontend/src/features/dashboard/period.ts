/** The months looked at: they stand in the address, so that a picture can be sent to a colleague. */
import { shiftMonth } from "@/lib/months";

export interface Span {
  from: string;
  to: string;
}

/** As many months as the server draws at once. */
export const MOST = 36;
export const USUAL = 12;
export const LENGTHS = [3, 6, 12, 24, 36] as const;

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

const known = (value: string | null, now: string) => (value !== null && MONTH.test(value) && value <= now ? value : null);

export const lengthOf = ({ from, to }: Span) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;

/** The last `months` months, the one under way (`now`) included. */
export const lastMonths = (months: number, now: string): Span => ({ from: shiftMonth(now, 1 - months), to: now });

/** The span of an address; what it says wrongly is put right rather than refused by the server. */
export function spanOf(params: URLSearchParams, now: string): Span {
  const to = known(params.get("to"), now) ?? now;
  const from = known(params.get("from"), now) ?? shiftMonth(to, 1 - USUAL);
  return fitted(from <= to ? { from, to } : { from: to, to: from }, "from");
}

/** A span no longer than the server draws; the end that was not `kept` moves. */
export function fitted(span: Span, moved: keyof Span): Span {
  if (lengthOf(span) <= MOST) return span;
  return moved === "from" ? { ...span, from: shiftMonth(span.to, 1 - MOST) } : { ...span, to: shiftMonth(span.from, MOST - 1) };
}

/** The span once a month was picked for one end: the other end gives way, never the one just picked. */
export function picked(span: Span, end: keyof Span, month: string): Span {
  const other = end === "from" ? "to" : "from";
  const next = { ...span, [end]: month };
  return fitted(next.from <= next.to ? next : { from: month, to: month }, other);
}

/** The months to pick from, the last one first. */
export const choices = (now: string, years = 6) => Array.from({ length: years * 12 }, (_, back) => shiftMonth(now, -back));
