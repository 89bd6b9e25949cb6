import { Alert, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PolicyDetail } from "@/api/types.gen";
import { day, parisDay } from "@/lib/format";
import { differences } from "@/lib/versions";
import { useLabel } from "@/ui/Labels";
import { Table } from "@/ui/Table";
import { dayOfYear } from "./policy";
import { useProductName } from "./ProductName";

/** The policy as it is beside what a dry run says it would be. */
export function Rehearsal({ before, would }: { before: PolicyDetail; would: PolicyDetail }) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const nameOf = useProductName();
  const changed = differences(before, would, [
    { key: "status", label: t("policy.status"), of: (one) => t("policy.statusSince", { state: label("policy_state", one.status.state), on: day(parisDay(new Date(one.status.since))) }) },
    { key: "product", label: t("policy.product"), of: (one) => t("policy.version", { product: nameOf(one.binding.product), version: one.binding.terms_version }) },
    { key: "anniversary", label: t("policy.anniversary"), of: (one) => dayOfYear(one.binding.anniversary) },
    { key: "end", label: t("policy.end"), of: (one) => day(one.binding.end_on) || t("policy.noEnd") },
    { key: "period", label: t("policy.period"), of: (one) => (one.binding.period ? t("policy.from", { start: day(one.binding.period.starts_on), end: day(one.binding.period.ends_on) }) : "") },
  ]);
  return (
    <Alert role="status" variant="light" color="egide" title={t("rehearsal.title")}>
      {changed.length === 0 ? <Text size="sm">{t("rehearsal.nothing")}</Text> : (
        <Table caption={t("rehearsal.title")} rows={changed} rowKey={(row) => row.key} empty="" columns={[
          { key: "label", label: t("rehearsal.field"), cell: (row) => row.label },
          { key: "before", label: t("rehearsal.before"), cell: (row) => row.before },
          { key: "after", label: t("rehearsal.after"), cell: (row) => <strong>{row.after}</strong> },
        ]} />
      )}
    </Alert>
  );
}
