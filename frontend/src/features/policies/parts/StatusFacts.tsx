import { useTranslation } from "react-i18next";
import type { PolicyDetail } from "@/api/types.gen";
import { day, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { type Column, Table } from "@/ui/Table";

type Fact = PolicyDetail["status_facts"][number];

export function StatusFacts({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const columns: Column<Fact>[] = [
    { key: "fact", label: t("facts.fact"), cell: (row) => label("policy_fact", row.fact) },
    { key: "effect", label: t("facts.effective"), cell: (row) => instant(row.effective_at) },
    { key: "notice", label: t("facts.notice"), cell: (row) => day(row.notice_on) },
    { key: "reason", label: t("facts.reason"), cell: (row) => [row.replaced_by && `${t("facts.replacedBy")} ${row.replaced_by}`, row.reason].filter(Boolean).join(" · ") },
    { key: "by", label: t("facts.by"), cell: (row) => t("by", { who: row.recorded_by, on: instant(row.recorded_at) }) },
  ];
  return <Table caption={t("facts.title")} columns={columns} rows={policy.status_facts} rowKey={(row) => row.id} empty={t("facts.none")} />;
}
