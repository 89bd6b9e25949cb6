import { Button, SegmentedControl, Select, Text, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { policiesListPersonsOptions, providersAddLinkMutation, providersEndLinkMutation, providersListLinksOptions, providersListProvidersOptions } from "@/api/@tanstack/react-query.gen";
import type { BackendProvidersSchemasSheetsLinkOut as LinkOut, ProviderOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useAction } from "@/lib/actions";
import { day, parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";

const WHO = ["person", "name", "provider"] as const;
/** The other end of a tie, which may have been told on their own sheet. */
const nameOf = (link: LinkOut, provider: ProviderOut) => (link.other_provider_id === provider.id ? link.provider_name : (link.person_name ?? link.name ?? link.other_provider_name ?? ""));

/** Ties of interest: they keep the provider away from claims where that somebody is a party. */
export function LinksSection({ provider }: { provider: ProviderOut }) {
  const { t } = useTranslation("providers");
  const edits = useMay()("providers:edit");
  const [open, setOpen] = useState<LinkOut | "new" | null>(null);
  const links = useQuery(providersListLinksOptions({ path: { provider_id: provider.id } }));
  const close = () => setOpen(null);
  return (
    <Section title={t("links.title")} actions={edits && <Button size="compact-sm" variant="default" onClick={() => setOpen("new")}>{t("links.add")}</Button>}>
      <Wait query={links} rows={2}>
        {(page) => (
          <Table caption={t("links.title")} rows={page.items} rowKey={(one) => one.id} empty={t("links.none")}
            columns={[
              { key: "who", label: t("links.who"), cell: (one) => nameOf(one, provider) },
              { key: "reason", label: t("field.reason"), cell: (one) => one.reason },
              { key: "end", label: t("links.end"), cell: (one) => (one.ended_at ? <Text size="sm" c="dimmed">{t("links.ended", { day: day(parisDay(new Date(one.ended_at))), reason: one.ended_reason ?? "" })}</Text>
                : edits ? <Button size="compact-xs" variant="default" onClick={() => setOpen(one)} aria-label={t("links.endOf", { name: nameOf(one, provider) })}>{t("links.stop")}</Button> : t("links.now")) },
            ]} />
        )}
      </Wait>
      {open === "new" && <LinkDialog provider={provider} onClose={close} />}
      {open !== null && open !== "new" && <EndDialog link={open} provider={provider} onClose={close} />}
    </Section>
  );
}

function LinkDialog({ provider, onClose }: { provider: ProviderOut; onClose: () => void }) {
  const { t } = useTranslation("providers");
  const [who, setWho] = useState<(typeof WHO)[number]>("person");
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [sought] = useDebouncedValue(typed, 250);
  const persons = useQuery({ ...policiesListPersonsOptions({ query: { name: sought, limit: 20 } }), enabled: who === "person" && sought.length > 1 });
  const providers = useQuery({ ...providersListProvidersOptions({ query: { q: sought || undefined, limit: 20 } }), enabled: who === "provider" });
  const action = useAction(providersAddLinkMutation().mutationFn, { done: t("links.done"), onDone: onClose });
  const data = who === "person" ? (persons.data?.items ?? []).map((one) => ({ value: one.id, label: [one.last_name, one.first_name, one.city].filter(Boolean).join(" ") }))
    : (providers.data?.items ?? []).filter((one) => one.id !== provider.id).map((one) => ({ value: one.id, label: one.name }));
  // The chosen one stays named while the search follows their whole name.
  const shown = chosen && !data.some((one) => one.value === chosen) ? [{ value: chosen, label: typed }, ...data] : data;
  const send = () => void action.run({
    path: { provider_id: provider.id },
    body: { reason, ...(who === "name" ? { name: typed } : who === "person" ? { person_id: chosen } : { other_provider_id: chosen }) },
  });
  return (
    <ActionModal title={t("links.add")} submit={t("links.submit")} pending={action.pending} problem={action.problem} disabled={who !== "name" && chosen === null} onSubmit={send} onClose={onClose}>
      <SegmentedControl aria-label={t("links.who")} value={who} onChange={(value) => { setWho(value as typeof who); setChosen(null); setTyped(""); }} data={WHO.map((one) => ({ value: one, label: t(`links.of.${one}`) }))} />
      {who === "name"
        ? <TextInput label={t("links.of.name")} required maxLength={200} value={typed} error={action.fields.name} onChange={(event) => setTyped(event.currentTarget.value)} />
        : <Select label={t(`links.of.${who}`)} placeholder={t("links.search")} required searchable filter={({ options }) => options} nothingFoundMessage={t("links.nobody")} value={chosen} onChange={setChosen} searchValue={typed} onSearchChange={setTyped} data={shown} />}
      <Textarea label={t("field.reason")} required minLength={3} maxLength={1000} autosize minRows={2} value={reason} error={action.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}

function EndDialog({ link, provider, onClose }: { link: LinkOut; provider: ProviderOut; onClose: () => void }) {
  const { t } = useTranslation("providers");
  const [reason, setReason] = useState("");
  const action = useAction(providersEndLinkMutation().mutationFn, { done: t("links.endDone"), onDone: onClose });
  const send = () => void action.run({ path: { provider_id: provider.id, link_id: link.id }, body: { reason } });
  return (
    <ActionModal title={t("links.endOf", { name: nameOf(link, provider) })} submit={t("links.stop")} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <Textarea label={t("field.reason")} required minLength={3} maxLength={1000} autosize minRows={2} data-autofocus value={reason} error={action.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
