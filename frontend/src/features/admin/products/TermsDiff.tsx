import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TermsShape } from "@/api/types.gen";
import { type Said, useTermsWords } from "@/features/policies/terms/useTermsWords";
import { Table } from "@/ui/Table";
import { changes } from "./diff";

/** What one version says beside what another says, only where they differ. */
export function TermsDiff({ before, after }: { before: TermsShape; after: TermsShape }) {
  const { t } = useTranslation("admin");
  const { general, guarantee, clauses } = useTermsWords();
  const flat = (terms: TermsShape): Said[] => [
    ...general(terms),
    ...terms.guarantees.flatMap((one) => [...guarantee(one), ...clauses(one)].map((said) => ({ ...said, key: `${one.code}.${said.key}`, label: `${one.label} · ${said.label}` }))),
  ];
  const rows = changes(flat(before), flat(after));
  if (rows.length === 0) return <Text size="sm" c="dimmed">{t("terms.same")}</Text>;
  return (
    <Table caption={t("terms.differences")} rows={rows} rowKey={(row) => row.key} empty="" columns={[
      { key: "label", label: t("terms.field"), cell: (row) => row.label },
      { key: "before", label: t("terms.before"), cell: (row) => row.before || "–" },
      { key: "after", label: t("terms.after"), cell: (row) => <strong>{row.after || "–"}</strong> },
    ]} />
  );
}
