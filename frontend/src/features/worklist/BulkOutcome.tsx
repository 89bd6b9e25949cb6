import { Alert, ScrollArea, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { BulkOut, ClaimRow } from "@/api/types.gen";
import { Table } from "@/ui/Table";

/** What would become, or became, of each claim: those refused first, with their own words. */
export function BulkOutcome({ outcome, rows, done }: { outcome: BulkOut; rows: readonly ClaimRow[]; done?: boolean }) {
  const { t } = useTranslation("worklist");
  const names = new Map(rows.map((row) => [row.reference, row.insured_name]));
  const ORDER = { refused: 0, unchanged: 1, done: 2 } as const;
  const items = outcome.items.filter((item) => done || item.result !== "done").sort((a, b) => ORDER[a.result] - ORDER[b.result]);
  const tense = done ? "was" : "will";
  const told = [
    outcome.done > 0 || done ? t(`outcome.${tense}.done`, { count: outcome.done }) : null,
    outcome.refused > 0 ? t(`outcome.${tense}.refused`, { count: outcome.refused }) : null,
    outcome.unchanged > 0 ? t("outcome.unchanged", { count: outcome.unchanged }) : null,
  ].filter(Boolean).join(" ");
  return (
    <Stack gap="xs">
      <Alert role={done ? "status" : "alert"} color={outcome.refused > 0 ? "orange" : "teal"} variant="light">{told}</Alert>
      {items.length > 0 && (
        <ScrollArea.Autosize mah="40dvh">
          <Table caption={t("outcome.label")} rows={items} rowKey={(item) => item.reference} empty=""
            columns={[
              { key: "claim", label: t("columns.file"), cell: (item) => <><Link className="eg-link" to={`/claims/${item.reference}`}>{item.reference}</Link> {names.get(item.reference)}</> },
              { key: "result", label: t("outcome.result"), cell: (item) => <>{t(`outcome.${item.result === "unchanged" ? "same" : item.result}`)}{item.detail ? `\u00a0: ${item.detail}` : ""}</> },
            ]} />
        </ScrollArea.Autosize>
      )}
    </Stack>
  );
}
