import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { euros, shortDay } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { type BookLine, moved } from "./book";
import { labelOf } from "./words";
import "./ledger.css";

const HEIGHT = 30;

/** Thousands of lines, of which only those in sight are in the page. */
export function Ledger({ lines }: { lines: BookLine[] }) {
  const { t } = useTranslation("accounting");
  const box = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualiser keeps its own state
  const rows = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => HEIGHT, overscan: 20 });
  const heads = ["number", "journal", "on", "piece", "label", "account", "debit", "credit"] as const;
  return (
    <div ref={box} className="eg-ledger" tabIndex={0} role="table" aria-label={t("entries.title")} aria-rowcount={lines.length + 1}>
      <div role="rowgroup" className="eg-ledger-head">
        <div role="row" aria-rowindex={1} className="eg-ledger-row">{heads.map((head) => <span key={head} role="columnheader">{t(`line.${head}`)}</span>)}</div>
      </div>
      <div role="rowgroup" style={{ height: rows.getTotalSize(), position: "relative" }}>
        {rows.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return line && <Row key={line.key} line={line} index={item.index} top={item.start} />;
        })}
      </div>
    </div>
  );
}

const Row = memo(function Row({ line, index, top }: { line: BookLine; index: number; top: number }) {
  const { t } = useTranslation("accounting");
  const label = useLabel();
  const { entry, first } = line;
  const told = labelOf(entry, label);
  return (
    <div role="row" aria-rowindex={index + 2} className="eg-ledger-row" data-first={first || undefined} style={{ position: "absolute", insetInline: 0, top, height: HEIGHT }}>
      <span role="cell">{first && entry.number.replace("PROVISOIRE-", `${t("line.draft")}\u00a0`)}</span>
      <span role="cell">{first && t(`journal.${entry.journal}` as "journal.SIN", { defaultValue: entry.journal })}</span>
      <span role="cell">{first && shortDay(entry.booked_on)}</span>
      <span role="cell">{first && entry.piece}</span>
      <span role="cell" title={told}>{first && told}</span>
      <span role="cell" title={line.accountLabel}>{line.account} {line.accountLabel}</span>
      <span role="cell">{euros(moved(line.debit))}</span>
      <span role="cell">{euros(moved(line.credit))}</span>
    </div>
  );
});
