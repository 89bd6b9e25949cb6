import { Anchor, Checkbox, Group, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { providersListMissions } from "@/api/sdk.gen";
import { providersListMissionsQueryKey } from "@/api/@tanstack/react-query.gen";
import type { BackendProvidersWorkflowState, MissionRow } from "@/api/types.gen";
import { useFilters } from "@/lib/filters";
import { day, daysUntil } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { useLabel } from "@/ui/Labels";
import { Money } from "@/ui/Money";
import { Page } from "@/ui/Page";
import { type Column, PagedTable } from "@/ui/Table";
import { TimeLeft } from "@/ui/TimeLeft";
import { waitsFor } from "./steps";

const STATES: BackendProvidersWorkflowState[] = ["requested", "quoted", "ordered", "delivered", "invoiced", "paid", "cancelled", "declined"];
const UNDER_WAY = ["ordered", "in_progress", "partly_delivered"];

/** Everybody's missions, the newest first; the filters are in the address. */
export default function MissionsPage() {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const [search, change] = useFilters();
  const query = {
    state: STATES.find((one) => one === search.get("state")),
    late: search.has("late"),
    handler: search.has("mine") ? ("me" as const) : undefined,
    provider_id: search.get("provider") ?? undefined,
    claim: search.get("claim") ?? undefined,
  };
  const missions = usePages<MissionRow>(providersListMissionsQueryKey({ query }), (cursor, signal) => providersListMissions({ query: { ...query, cursor }, signal }));
  const columns: Column<MissionRow>[] = [
    { key: "reference", label: t("field.mission"), cell: (row) => <Anchor component={Link} size="sm" style={{ whiteSpace: "nowrap" }} to={`/missions/${row.reference}`}>{row.reference}</Anchor> },
    { key: "speciality", label: t("field.speciality"), cell: (row) => label("speciality", row.speciality) },
    { key: "claim", label: t("field.claim"), cell: (row) => <span><Anchor component={Link} size="sm" underline="always" to={`/claims/${row.claim_reference}`}>{row.claim_reference}</Anchor> {row.insured_name}</span> },
    { key: "provider", label: t("field.provider"), cell: (row) => <Anchor component={Link} size="sm" to={`/providers/${row.provider_id}`}>{row.provider_name}</Anchor> },
    { key: "state", label: t("field.state"), cell: (row) => <span className="eg-status">{label(row.state === "ordered" || row.state === "declined" ? "mission_progress" : "mission_state", row.state === "ordered" || row.state === "declined" ? row.progress : row.state)}</span> },
    { key: "waits", label: t("field.waits"), cell: (row) => label("mission_waits", waitsFor(row)) },
    { key: "promised", label: t("field.promised"), cell: (row) => <Promised row={row} /> },
    { key: "amount", label: t("field.amount"), right: true, cell: (row) => <Money amount={row.ordered ?? row.quoted} /> },
  ];
  return (
    <Page title={t("title")}>
      <Group gap="sm" align="flex-end">
        <Select label={t("field.state")} clearable placeholder={t("list.all")} value={query.state ?? null} onChange={(value) => change({ state: value })} data={STATES.map((one) => ({ value: one, label: label("mission_state", one) }))} />
        <Checkbox label={t("list.late")} checked={query.late} onChange={(event) => change({ late: event.currentTarget.checked ? "1" : null })} pb={8} />
        <Checkbox label={t("list.mine")} checked={query.handler === "me"} onChange={(event) => change({ mine: event.currentTarget.checked ? "1" : null })} pb={8} />
      </Group>
      <PagedTable query={missions} caption={t("title")} columns={columns} rowKey={(row) => row.reference} empty={t("list.empty")} />
    </Page>
  );
}

function Promised({ row }: { row: MissionRow }) {
  if (row.promised_on === null) return <span>–</span>;
  return <Group gap="xs" wrap="nowrap">{day(row.promised_on)}{UNDER_WAY.includes(row.progress) && <TimeLeft days={daysUntil(row.promised_on)} />}</Group>;
}
