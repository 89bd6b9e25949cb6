import type { ClaimRow } from "@/api/types.gen";
import { euros } from "@/lib/format";
import type { Words } from "./words";

const UNDECIDED = new Set<string>(["declared", "policy_to_identify", "awaiting_insured", "qualified"] satisfies ClaimRow["status"][]);

/** Events and euros of a guarantee in one line: said in words for who hears it. */
export function CoverCell({ row, words }: { row: ClaimRow; words: Words }) {
  const { cover } = row;
  if (!cover) return <small>{words.t(UNDECIDED.has(row.status) || row.next_action === "decide" ? "row.undecided" : "row.noEvent")}</small>;
  const left = euros(cover.remaining, true);
  const [paid, committed, remaining] = [Number(cover.paid), Number(cover.committed), Number(cover.remaining)];
  const whole = paid + committed + remaining;
  const width = (part: number) => ({ width: `${whole > 0 ? (part / whole) * 100 : 0}%` });
  return (
    <>
      <span className="eg-hidden">{words.t("row.cover", { used: cover.events_used, limit: cover.events_limit, left })}</span>
      <span aria-hidden className="wl-events" data-full={cover.events_used >= cover.events_limit || undefined}>{cover.events_used}/{cover.events_limit}</span>
      <span aria-hidden className="wl-bar"><i style={width(paid)} /><i style={width(committed)} /></span>
      <small aria-hidden>{words.t("row.left", { left })}</small>
    </>
  );
}

export function OnlineText({ row, words }: { row: Pick<ClaimRow, "online" | "online_checked_at">; words: Words }) {
  if (row.online === null) return words.t("row.notSeen");
  const seen = row.online_checked_at ? ` · ${words.seen(row.online_checked_at)}` : "";
  return <><i aria-hidden className="wl-dot" data-online={row.online} />{words.t(row.online ? "row.online" : "row.gone")}{seen}</>;
}

const GRAVE = new Set(["danger", "conflict", "opposing_lawyer"]);

export function FlagsCell({ flags, words }: { flags: readonly string[]; words: Words }) {
  if (flags.length === 0) return null;
  return (
    <small className="wl-flags">
      {flags.map((flag) => <span key={flag} data-grave={GRAVE.has(flag) || undefined}>{GRAVE.has(flag) ? "⚠ " : "⚑ "}{words.label("flag", flag)}</span>)}
    </small>
  );
}
