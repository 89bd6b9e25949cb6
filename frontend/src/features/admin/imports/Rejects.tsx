import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { number } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { type Column, Table } from "@/ui/Table";
import { type Fault, faults } from "./faults";

/** Rows that were not taken, each with its line, its column and why. */
export function Rejects({ rejects, total }: { rejects: readonly object[]; total: number | null | undefined }) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const rows = faults(rejects).map((fault, index) => ({ ...fault, index }));
  const columns: Column<Fault & { index: number }>[] = [
    { key: "line", label: t("imports.line"), right: true, cell: (row) => row.line !== null && number(row.line) },
    { key: "column", label: t("imports.column"), cell: (row) => row.column },
    ...(rows.some((row) => row.about) ? [{ key: "about", label: t("imports.about"), cell: (row: Fault) => row.about }] : []),
    { key: "why", label: t("imports.why"), cell: (row) => row.message || label("import_fault", row.code) },
  ];
  if (rows.length === 0) return <Text size="sm" c="dimmed">{t("imports.noReject")}</Text>;
  return (
    <>
      {total != null && total > 0 && <Text size="sm" fw={600} mt="xs">{t("imports.rejects", { count: total })}</Text>}
      <Table caption={t("imports.rejectsTitle")} columns={columns} rows={rows} rowKey={(row) => String(row.index)} empty={t("imports.noReject")} />
    </>
  );
}

/** What was taken all the same but deserves a look. */
export function Warnings({ warnings }: { warnings: readonly object[] }) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const told = faults(warnings).filter((one) => one.message || one.code);
  if (told.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>{t("imports.warnings")}</Text>
      <List size="sm">{told.map((one, index) => <List.Item key={index}>{[one.about, one.message || label("import_fault", one.code)].filter(Boolean).join(" · ")}</List.Item>)}</List>
    </div>
  );
}
