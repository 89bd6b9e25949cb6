import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReconciledOut } from "@/api/types.gen";
import { euros, number } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { type Column, Table } from "@/ui/Table";

const shown = (value: number | string) => (typeof value === "number" ? number(value) : euros(value));

/** The totals of the file beside those found after taking it over. */
export function Reconciliation({ rows, whole }: { rows: readonly ReconciledOut[]; whole: boolean | null }) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  if (rows.length === 0) return null;
  const columns: Column<ReconciledOut>[] = [
    { key: "total", label: t("imports.total"), cell: (row) => label("takeover_total", row.total) },
    { key: "file", label: t("imports.inFile"), right: true, cell: (row) => shown(row.file) },
    { key: "found", label: t("imports.found"), right: true, cell: (row) => shown(row.found) },
    { key: "difference", label: t("imports.difference"), right: true, cell: (row) => shown(row.difference) },
  ];
  return (
    <div>
      <Text size="sm" fw={600}>{t(whole ? "imports.reconciled" : "imports.notReconciled")}</Text>
      <Table caption={t("imports.reconciliation")} columns={columns} rows={rows} rowKey={(row) => row.total} empty="" />
    </div>
  );
}
