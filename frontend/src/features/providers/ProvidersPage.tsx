import { Anchor, Button, Group, Select, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { providersListProvidersQueryKey, providersProviderFiguresOptions } from "@/api/@tanstack/react-query.gen";
import { providersListProviders } from "@/api/sdk.gen";
import type { ProviderOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { number, percent } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { type Column, PagedTable } from "@/ui/Table";
import { type Summary, summaryOf, whole } from "./figures";
import { ProviderForm } from "./ProviderForm";
import { SPECIALITIES } from "./specialities";

/** The directory, by name, with the figures that a choice needs. */
export default function ProvidersPage() {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const may = useMay();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const set = (name: string, value: string | null) => setSearch((now) => {
    if (value) now.set(name, value);
    else now.delete(name);
    return now;
  }, { replace: true });
  const query = { q: search.get("q") || undefined, speciality: SPECIALITIES.find((one) => one === search.get("speciality")) };
  const providers = usePages<ProviderOut>(providersListProvidersQueryKey({ query }), (cursor, signal) => providersListProviders({ query: { ...query, cursor }, signal }));
  const columns: Column<ProviderOut>[] = [
    { key: "name", label: t("field.name"), cell: (row) => <><Anchor component={Link} size="sm" to={`/providers/${row.id}`}>{row.name}</Anchor> {!row.active && <span className="eg-status" data-color="orange">{t("suspended")}</span>}</> },
    { key: "specialities", label: t("field.specialities"), cell: (row) => <Text size="sm" maw="20rem">{row.specialities.map((one) => label("speciality", one)).join(", ")}</Text> },
    { key: "load", label: t("field.load"), right: true, cell: (row) => t("load", { open: row.open_requests, capacity: row.capacity }) },
    { key: "success", label: t("field.success"), right: true, cell: (row) => <Figure id={row.id} of="success" /> },
    { key: "days", label: t("field.delay"), right: true, cell: (row) => <Figure id={row.id} of="days" usual={row.usual_delay_days} /> },
    { key: "onTime", label: t("field.onTime"), right: true, cell: (row) => <Figure id={row.id} of="onTime" /> },
    { key: "reappeared", label: t("field.reappeared"), right: true, cell: (row) => <Figure id={row.id} of="reappeared" /> },
  ];
  return (
    <Page title={t("title")} actions={may("providers:edit") && <Button onClick={() => setAdding(true)}>{t("add.open")}</Button>}>
      <Group gap="sm" align="flex-end">
        <TextInput label={t("search")} type="search" value={search.get("q") ?? ""} onChange={(event) => set("q", event.currentTarget.value)} />
        <Select label={t("field.speciality")} clearable placeholder={t("all")} value={query.speciality ?? null} onChange={(value) => set("speciality", value)} data={SPECIALITIES.map((one) => ({ value: one, label: label("speciality", one) }))} />
      </Group>
      <PagedTable query={providers} caption={t("title")} columns={columns} rowKey={(row) => row.id} empty={t("empty")} />
      {adding && <ProviderForm onClose={() => setAdding(false)} onMade={(made) => void navigate(`/providers/${made.id}`)} />}
    </Page>
  );
}

/** One figure of a provider's missions; a dash while it says nothing. */
function Figure({ id, of, usual }: { id: string; of: keyof Summary; usual?: number }) {
  const { t } = useTranslation("providers");
  const figures = useQuery({ ...providersProviderFiguresOptions({ path: { provider_id: id } }), staleTime: 300_000 });
  const line = whole(figures.data?.items ?? []);
  const value = line ? summaryOf(line)[of] : null;
  if (of === "days") return value === null ? t("usualDays", { count: usual ?? 0 }) : t("days", { count: Number(value) });
  return value === null ? "–" : of === "missions" ? number(Number(value)) : percent(Number(value));
}
