import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { instant, number } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import type { Column } from "@/ui/Table";

interface Imported {
  id: string;
  filename: string;
  state: string;
  created_at: string;
  created_by: string;
}

export type Count = "rows" | "claims" | "created" | "updated" | "unchanged" | "rejected";

const COLORS: Record<string, string> = { done: "teal", failed: "orange", running: "blue", queued: "blue" };

/** The columns that both kinds of imports have: file, who and when, state, counts. */
export function useImportColumns<Row extends Imported & { [key in Count]?: number | null }>(onOpen: (id: string) => void, counts: readonly Count[]): Column<Row>[] {
  const { t } = useTranslation("admin");
  const label = useLabel();
  return [
    { key: "file", label: t("imports.file"), cell: (row) => <Anchor component="button" type="button" size="sm" fw={600} onClick={() => onOpen(row.id)}>{row.filename}</Anchor> },
    { key: "by", label: t("by"), cell: (row) => t("byWho", { who: row.created_by, on: instant(row.created_at) }) },
    { key: "state", label: t("absences.state"), cell: (row) => <span className="eg-status" data-color={COLORS[row.state]}>{label("import_state", row.state)}</span> },
    ...counts.map((key): Column<Row> => ({ key, label: t(`imports.count.${key}`), right: true, cell: (row) => (row[key] == null ? "" : number(row[key])) })),
  ];
}
