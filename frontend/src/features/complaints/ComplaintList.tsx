import { Anchor, Checkbox, Group, Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { complaintsComplaintsQueryKey } from "@/api/@tanstack/react-query.gen";
import { complaintsComplaints } from "@/api/sdk.gen";
import type { ComplaintRow } from "@/api/types.gen";
import { useFilters } from "@/lib/filters";
import { usePages } from "@/lib/pages";
import { useLabel } from "@/ui/Labels";
import { type Column, PagedTable } from "@/ui/Table";
import { ClockLine } from "./ClockLine";
import { type ClockKey, clocksOf } from "./clocks";
import { LEVELS, STATES } from "./codes";
import { StateBadge } from "./StateBadge";

/** Every complaint that one may see, the last recorded first, with the three clocks side by side. */
export function ComplaintList() {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const [search, change] = useFilters();
  const query = {
    state: STATES.find((one) => one === search.get("state")),
    level: LEVELS.find((one) => one === search.get("level")),
    overdue: search.has("late") || undefined,
    handler: search.has("mine") ? ("me" as const) : undefined,
  };
  const complaints = usePages<ComplaintRow>(complaintsComplaintsQueryKey({ query }), (cursor, signal) => complaintsComplaints({ query: { ...query, cursor }, signal }));
  const clock = (key: ClockKey): Column<ComplaintRow> => ({ key, label: t(`clock.${key}`), cell: (row) => clocksOf(row).filter((one) => one.key === key).map((one) => <ClockLine key={key} clock={one} short />) });
  const columns: Column<ComplaintRow>[] = [
    { key: "reference", label: t("field.reference"), cell: (row) => <Anchor component={Link} size="sm" style={{ whiteSpace: "nowrap" }} to={`/complaints/${row.reference}`}>{row.reference}</Anchor> },
    { key: "who", label: t("field.complainant"), cell: (row) => <Text size="sm" miw="11rem">{row.complainant_name}<Text span inherit c="dimmed" display="block">{row.subject}</Text></Text> },
    { key: "claim", label: t("field.claim"), cell: (row) => (row.claim ? <Anchor component={Link} size="sm" style={{ whiteSpace: "nowrap" }} to={`/claims/${row.claim}`}>{row.claim}</Anchor> : "–") },
    { key: "state", label: t("field.state"), cell: (row) => <div><StateBadge complaint={row} /><Text size="sm" c="dimmed">{label("complaint_level", row.level)}</Text></div> },
    clock("acknowledge"), clock("answer"), clock("mediation"),
    { key: "handler", label: t("field.handler"), cell: (row) => row.handler?.name ?? <Text span size="sm" fw={600}>{t("nobody")}</Text> },
  ];
  const filtered = search.size > 0;
  return (
    <>
      <Group gap="sm" align="flex-end">
        <Select label={t("field.state")} clearable placeholder={t("all")} value={query.state ?? null} onChange={(value) => change({ state: value })} data={STATES.map((one) => ({ value: one, label: label("complaint_state", one) }))} />
        <Select label={t("field.level")} clearable placeholder={t("all")} value={query.level ?? null} onChange={(value) => change({ level: value })} data={LEVELS.map((one) => ({ value: one, label: label("complaint_level", one) }))} />
        <Checkbox label={t("late")} checked={query.overdue ?? false} onChange={(event) => change({ late: event.currentTarget.checked ? "1" : null })} pb={8} />
        <Checkbox label={t("mine")} checked={query.handler === "me"} onChange={(event) => change({ mine: event.currentTarget.checked ? "1" : null })} pb={8} />
      </Group>
      <PagedTable query={complaints} caption={t("title")} columns={columns} rowKey={(row) => row.reference} empty={t(filtered ? "emptyFiltered" : "empty")} />
    </>
  );
}
