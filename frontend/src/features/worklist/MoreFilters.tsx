import { Button, Group, MultiSelect, Paper, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions, policiesListProductsOptions } from "@/api/@tanstack/react-query.gen";
import type { Status } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";
import { CHANNELS, FLAGS, KINDS, PLATFORMS } from "./codes";
import { type Filters, HOLDERS, STATUSES } from "./filters";

interface MoreFiltersProps {
  filters: Filters;
  onChange: (next: Filters) => void;
  onClose: () => void;
}

/** Every other filter of the list. */
export default function MoreFilters({ filters, onChange, onClose }: MoreFiltersProps) {
  const { t } = useTranslation("worklist");
  const label = useLabel();
  const [draft, setDraft] = useState(filters);
  const users = useQuery(accountsUsersOptions());
  const products = useQuery(policiesListProductsOptions());
  const set = (change: Partial<Filters>) => setDraft({ ...draft, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ ...filters, ...draft, tab: filters.tab, sort: filters.sort, q: filters.q });
    onClose();
  };
  const choices = (group: string, codes: readonly string[]) => codes.map((code) => ({ value: code, label: label(group, code) }));
  const one = (name: "waiting_on" | "flag" | "platform" | "kind" | "channel", group: string, codes: readonly string[]) => (
    <Select key={name} label={t(`filters.${name}`)} data={choices(group, codes)} value={draft[name] ?? null} clearable searchable
      onChange={(value) => set({ [name]: value ?? undefined })} />
  );
  const date = (name: "before" | "after" | "declared_from" | "declared_to") => (
    <TextInput key={name} type="date" label={t(`filters.${name}`)} value={draft[name] ?? ""} onChange={(event) => set({ [name]: event.currentTarget.value || undefined })} />
  );
  const people = (users.data ?? []).filter((user) => user.active && (user.role === "handler" || user.role === "supervisor"));
  const named = products.data ?? [];
  return (
    <Paper component="form" withBorder p="md" mt="xs" className="eg-section" onSubmit={submit}>
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 3, lg: 4 }} spacing="sm" verticalSpacing="xs">
        <MultiSelect label={t("filters.status")} data={choices("status", STATUSES)} value={draft.status ?? []} clearable
          onChange={(status) => set({ status: status.length > 0 ? (status as Status[]) : undefined })} />
        <Select label={t("filters.handler")} data={people.map((user) => ({ value: user.id, label: user.name }))} clearable searchable
          value={draft.handler ?? null} onChange={(handler) => set({ handler: handler ?? undefined })} />
        {one("waiting_on", "ball", HOLDERS)}
        {one("flag", "flag", FLAGS)}
        {one("kind", "kind", KINDS)}
        {one("platform", "platform", PLATFORMS)}
        <Select label={t("filters.product")} data={named.map((product) => ({ value: product.code, label: product.label }))} value={draft.product ?? null} clearable searchable
          onChange={(product) => set({ product: product ?? undefined })} />
        {one("channel", "channel", CHANNELS)}
        {date("after")}
        {date("before")}
        {date("declared_from")}
        {date("declared_to")}
        <TextInput label={t("filters.policy_number")} value={draft.policy_number ?? ""} onChange={(event) => set({ policy_number: event.currentTarget.value || undefined })} />
        <Select label={t("filters.open")} data={[{ value: "true", label: t("filters.opened") }, { value: "false", label: t("filters.closed") }]} allowDeselect={false}
          value={draft.open === false ? "false" : "true"} onChange={(value) => set({ open: value === "false" ? false : undefined })} />
      </SimpleGrid>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>{t("filters.close")}</Button>
        <Button type="submit">{t("filters.apply")}</Button>
      </Group>
    </Paper>
  );
}
