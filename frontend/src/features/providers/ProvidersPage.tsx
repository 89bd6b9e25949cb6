import { Anchor, Button, Group, Select, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { providersListProvidersQueryKey } from "@/api/@tanstack/react-query.gen";
import { providersListProviders } from "@/api/sdk.gen";
import type { DirectoryRow } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useFilters } from "@/lib/filters";
import { percent } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { type Column, PagedTable } from "@/ui/Table";
import { summaryOf } from "./figures";
import { ProviderForm } from "./ProviderForm";
import { SPECIALITIES } from "./specialities";

/** The directory, by name, with the figures that a choice needs. */
export default function ProvidersPage() {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const may = useMay();
  const navigate = useNavigate();
  const [search, change] = useFilters();
  const [adding, setAdding] = useState(false);
  const query = { q: search.get("q") || undefined, speciality: SPECIALITIES.find((one) => one === search.get("speciality")), figures: true };
  const providers = usePages<DirectoryRow>(providersListProvidersQueryKey({ query }), (cursor, signal) => providersListProviders({ query: { ...query, cursor }, signal }));
  const columns: Column<DirectoryRow>[] = [
    { key: "name", label: t("field.name"), cell: (row) => <><Anchor component={Link} size="sm" to={`/providers/${row.id}`}>{row.name}</Anchor> {!row.active && <span className="eg-status" data-color="orange">{t("suspended")}</span>}</> },
    { key: "specialities", label: t("field.specialities"), cell: (row) => <Text size="sm" maw="20rem">{row.specialities.map((one) => label("speciality", one)).join(", ")}</Text> },
    { key: "load", label: t("field.load"), right: true, cell: (row) => t("load", { open: row.open_requests, capacity: row.capacity }) },
    { key: "success", label: t("field.success"), right: true, cell: (row) => <Share of={row} what="success" /> },
    { key: "days", label: t("field.delay"), right: true, cell: (row) => <Delay of={row} /> },
    { key: "onTime", label: t("field.onTime"), right: true, cell: (row) => <Share of={row} what="onTime" /> },
    { key: "reappeared", label: t("field.reappeared"), right: true, cell: (row) => <Share of={row} what="reappeared" /> },
  ];
  return (
    <Page title={t("title")} actions={may("providers:edit") && <Button onClick={() => setAdding(true)}>{t("add.open")}</Button>}>
      <Group gap="sm" align="flex-end">
        <TextInput label={t("search")} type="search" value={search.get("q") ?? ""} onChange={(event) => change({ q: event.currentTarget.value })} />
        <Select label={t("field.speciality")} clearable placeholder={t("all")} value={query.speciality ?? null} onChange={(value) => change({ speciality: value })} data={SPECIALITIES.map((one) => ({ value: one, label: label("speciality", one) }))} />
      </Group>
      <PagedTable query={providers} caption={t("title")} columns={columns} rowKey={(row) => row.id} empty={t("empty")} />
      {adding && <ProviderForm onClose={() => setAdding(false)} onMade={(made) => void navigate(`/providers/${made.id}`)} />}
    </Page>
  );
}

/** A share of a provider's missions; a dash while it says nothing. */
function Share({ of, what }: { of: DirectoryRow; what: "success" | "onTime" | "reappeared" }) {
  const value = of.figures ? summaryOf(of.figures)[what] : null;
  return value === null ? "–" : percent(value);
}

/** What missions took; what the sheet says until one is delivered. */
function Delay({ of }: { of: DirectoryRow }) {
  const { t } = useTranslation("providers");
  const days = of.figures?.median_days ?? null;
  return days === null ? t("usualDays", { count: of.usual_delay_days }) : t("days", { count: days });
}
