import { memo } from "react";
import { Link } from "react-router";
import type { ClaimRow } from "@/api/types.gen";
import { urgencyOf } from "@/ui/TimeLeft";
import { CoverCell, FlagsCell, OnlineText } from "./cells";
import { daysLeft } from "./groups";
import type { Words } from "./words";

interface RowProps {
  row: ClaimRow;
  index: number;
  /** Where it stands in the whole grid, headings included. */
  place: number;
  active: boolean;
  chosen: boolean;
  words: Words;
}

export const rowId = (index: number) => `claim-row-${index}`;
const MARK = { expired: "■", soon: "▲", near: "◆", calm: "●" } as const;

/** One claim: plain elements only, for hundreds of them scroll at once. Clicks are heard by the grid. */
export const Row = memo(function Row({ row, index, place, active, chosen, words }: RowProps) {
  const { t, label } = words;
  const left = daysLeft(row);
  const clock = row.earliest_deadline;
  const urgency = left === null ? undefined : left === "undated" ? "soon" : urgencyOf(left);
  return (
    <div id={rowId(index)} className="wl-row" role="row" aria-rowindex={place} aria-selected={chosen} tabIndex={active ? 0 : -1} data-index={index} data-active={active || undefined}>
      <span role="gridcell" className="wl-check">
        <input type="checkbox" tabIndex={-1} checked={chosen} readOnly aria-label={t("row.choose", { reference: row.reference })} />
      </span>
      <span role="gridcell" className="wl-time">
        <b className="eg-time" data-urgency={urgency}>{urgency && <span aria-hidden>{MARK[urgency]} </span>}{words.time(left)}</b>
        <small>{clock?.prudent_day ? words.day(clock.prudent_day) : clock?.not_later_than ? t("row.atMost", { day: words.day(clock.not_later_than) }) : ""}{clock?.unconfirmed && <> <span aria-hidden>?</span><span className="eg-hidden">{t("row.unconfirmed")}</span></>}</small>
      </span>
      <span role="gridcell" className="wl-file">
        <Link to={`/claims/${row.reference}`} tabIndex={-1} className="wl-name">{row.insured_name || t("row.unnamed")}</Link>
        <small>{row.reference}{row.contents_count > 1 && <> <span aria-hidden>×{row.contents_count}</span><span className="eg-hidden">{t("row.contents", { count: row.contents_count })}</span></>}</small>
      </span>
      <span role="gridcell" className="wl-what">
        <span>{row.kind ? label("kind", row.kind) : t("row.unqualified")}</span>
        <small>{row.platform ? label("platform", row.platform) : t("row.noPlatform")}</small>
      </span>
      <span role="gridcell" className="wl-state">
        <span>{label("status", row.status)}</span>
        <small><OnlineText row={row} words={words} /></small>
      </span>
      <span role="gridcell" className="wl-cover"><CoverCell row={row} words={words} /></span>
      <span role="gridcell" className="wl-ball">
        <span>{label("ball", row.ball.holder)}</span>
        {row.ball.holder !== "nobody" && <small>{words.ago(row.ball.since)}</small>}
      </span>
      <span role="gridcell" className="wl-handler">{row.handler?.name ?? <em>{t("row.unassigned")}</em>}</span>
      <span role="gridcell" className="wl-next">
        <b>{row.next_action ? label("next_action", row.next_action) : ""}</b>
        <FlagsCell flags={row.flags} words={words} />
      </span>
    </div>
  );
});
