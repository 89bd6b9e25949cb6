import { Alert, Anchor, Group, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { accountsUsersOptions, auditEntriesQueryKey } from "@/api/@tanstack/react-query.gen";
import { auditEntries } from "@/api/sdk.gen";
import type { AuditEntryOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useFilters } from "@/lib/filters";
import { instant } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { DayInput } from "@/ui/DayInput";
import { Download } from "@/ui/Download";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { type Column, PagedTable } from "@/ui/Table";
import { auditQuery, SUBJECTS } from "./filters";

/** Who did what, when: every entry is chained to the one before, and said to be whole or not. */
export function AuditRoom() {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const may = useMay();
  const [params, change] = useFilters();
  const users = useQuery({ ...accountsUsersOptions(), staleTime: 60_000, enabled: may("users:read") });
  const [text] = useDebouncedValue(params.toString(), 250);
  const query = auditQuery(new URLSearchParams(text));
  const entries = usePages([...auditEntriesQueryKey({ query }), "pages"], (cursor, signal) => auditEntries({ query: { ...query, cursor, limit: 50 }, signal }));
  const broken = entries.data?.some((one) => !one.whole) ?? false;
  return (
    <Page title={t("rooms.audit")} lead={t("audit.lead")} actions={<Download href={`/api/v1/audit.csv?${new URLSearchParams(query)}`} name="journal.csv">{t("audit.export")}</Download>}>
      <Group align="flex-start">
        <TextInput type="search" label={t("audit.subject")} description={t("audit.subjectHelp")} inputWrapperOrder={["label", "input", "description"]} value={params.get("subject") ?? ""} onChange={(event) => change({ subject: event.currentTarget.value })} />
        <Select label={t("audit.kind")} searchable clearable value={params.get("subject_kind")} onChange={(value) => change({ subject_kind: value })} data={SUBJECTS.map((value) => ({ value, label: label("subject_kind", value) })).sort((a, b) => a.label.localeCompare(b.label))} />
        {users.data && <Select label={t("audit.actor")} searchable clearable value={params.get("actor")} onChange={(value) => change({ actor: value })} data={users.data.map((one) => ({ value: one.id, label: one.name }))} />}
        <DayInput label={t("audit.from")} value={params.get("from") ?? ""} onChange={(value) => change({ from: value })} />
        <DayInput label={t("audit.to")} value={params.get("to") ?? ""} min={params.get("from") ?? undefined} onChange={(value) => change({ to: value })} />
      </Group>
      {broken && <Alert color="red" role="alert">{t("audit.broken")}</Alert>}
      <PagedTable caption={t("rooms.audit")} columns={useColumns()} query={entries} rowKey={(row) => String(row.id)} empty={t("audit.none")} />
    </Page>
  );
}

function useColumns(): Column<AuditEntryOut>[] {
  const { t } = useTranslation("admin");
  const label = useLabel();
  return [
    { key: "at", label: t("audit.at"), cell: (row) => instant(row.at) },
    { key: "actor", label: t("audit.actor"), cell: (row) => row.actor_name },
    { key: "action", label: t("audit.action"), cell: (row) => label("timeline", row.action) },
    { key: "subject", label: t("audit.about"), cell: (row) => (row.claim_reference ? <Anchor component={Link} to={`/claims/${row.claim_reference}`} size="sm">{row.claim_reference}</Anchor> : label("subject_kind", row.subject_kind)) },
    { key: "whole", label: t("audit.seal"), cell: (row) => (row.whole ? t("audit.whole") : <strong>{t("audit.altered")}</strong>) },
  ];
}
