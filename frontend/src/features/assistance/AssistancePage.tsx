import { Alert, Anchor, Button, Group, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { assistanceRequestsQueryKey } from "@/api/@tanstack/react-query.gen";
import { assistanceRequests } from "@/api/sdk.gen";
import type { AssistanceOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { day } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { type Column, PagedTable } from "@/ui/Table";
import { AssistanceActions } from "./AssistanceActions";
import { NewAssistance } from "./NewAssistance";

/** Psychological assistance: requests and sessions counted, never a word of their content. */
export default function AssistancePage() {
  const { t } = useTranslation("assistance");
  const label = useLabel();
  const may = useMay();
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const [number] = useDebouncedValue(search.get("policy") ?? "", 300);
  const query = { policy_number: number || undefined };
  const requests = usePages<AssistanceOut>(assistanceRequestsQueryKey({ query }), (cursor, signal) => assistanceRequests({ query: { ...query, cursor }, signal }));
  const columns: Column<AssistanceOut>[] = [
    { key: "reference", label: t("field.reference"), cell: (row) => <Text size="sm" fw={600}>{row.reference}</Text> },
    { key: "insured", label: t("field.insured"), cell: (row) => row.insured ?? t("unnamed") },
    { key: "policy", label: t("field.policy"), cell: (row) => (row.policy_number ? <Anchor component={Link} size="sm" to={`/policies/${encodeURIComponent(row.policy_number)}`}>{row.policy_number}</Anchor> : t("toIdentify")) },
    { key: "trigger", label: t("field.trigger"), cell: (row) => label("assistance_trigger", row.trigger) },
    { key: "on", label: t("field.on"), cell: (row) => day(row.requested_on) },
    { key: "state", label: t("field.state"), cell: (row) => <span className="eg-status" data-color={row.state === "policy_to_identify" ? "orange" : row.state === "open" ? "teal" : "gray"}>{label("assistance_state", row.state)}</span> },
    { key: "sessions", label: t("field.sessions"), right: true, cell: (row) => (row.sessions_limit === null ? "–" : t("of", { used: row.sessions_used ?? 0, limit: row.sessions_limit })) },
    { key: "actions", label: t("field.actions"), cell: (row) => <AssistanceActions request={row} /> },
  ];
  return (
    <Page title={t("title")} actions={may("claims:declare") && <Button onClick={() => setAdding(true)}>{t("new.open")}</Button>}>
      <Alert role="note" variant="light" color="gray"><Text size="sm">{t("secret")}</Text></Alert>
      <Group><TextInput type="search" label={t("search")} value={search.get("policy") ?? ""} onChange={(event) => setSearch(event.currentTarget.value ? { policy: event.currentTarget.value } : {}, { replace: true })} /></Group>
      <PagedTable query={requests} caption={t("title")} columns={columns} rowKey={(row) => row.reference} empty={t("empty")} />
      {adding && <NewAssistance onClose={() => setAdding(false)} />}
    </Page>
  );
}
