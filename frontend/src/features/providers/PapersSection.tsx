import { Button, Select, SimpleGrid, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersAddDocumentMutation, providersListDocumentsOptions } from "@/api/@tanstack/react-query.gen";
import type { DocumentOut, PaperKind, ProviderOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useAction } from "@/lib/actions";
import { day, daysUntil, parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { TimeLeft } from "@/ui/TimeLeft";
import { Wait } from "@/ui/Wait";

const KINDS: PaperKind[] = ["insurance_certificate", "convention", "registration", "other"];

/** A provider's papers: one that is over, or asked and missing, keeps them out of the ranking. */
export function DocumentsSection({ provider }: { provider: ProviderOut }) {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const edits = useMay()("providers:edit");
  const [adding, setAdding] = useState(false);
  const papers = useQuery(providersListDocumentsOptions({ path: { provider_id: provider.id } }));
  return (
    <Section title={t("papers.title")} actions={edits && <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>{t("papers.add")}</Button>}>
      <Wait query={papers} rows={3}>
        {(page) => (
          <Table caption={t("papers.title")} rows={page.items} rowKey={(one) => one.id} empty={t("papers.none")}
            columns={[
              { key: "kind", label: t("papers.kind"), cell: (one) => label("paper", one.kind) },
              { key: "reference", label: t("papers.reference"), cell: (one) => one.reference },
              { key: "until", label: t("papers.until"), cell: (one) => <Until paper={one} /> },
            ]} />
        )}
      </Wait>
      {adding && <PaperDialog provider={provider} onClose={() => setAdding(false)} />}
    </Section>
  );
}

function Until({ paper }: { paper: DocumentOut }) {
  const { t } = useTranslation("providers");
  if (!paper.counts) return <span>{t("papers.replaced")}</span>;
  if (paper.valid_until === null) return <span>{t("papers.noEnd")}</span>;
  return <>{day(paper.valid_until)} <TimeLeft days={daysUntil(paper.valid_until)} /></>;
}

function PaperDialog({ provider, onClose }: { provider: ProviderOut; onClose: () => void }) {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const [kind, setKind] = useState<PaperKind>("insurance_certificate");
  const [reference, setReference] = useState("");
  const [issued, setIssued] = useState(() => parisDay(new Date()));
  const [until, setUntil] = useState("");
  const action = useAction(providersAddDocumentMutation().mutationFn, { done: t("papers.done"), onDone: onClose });
  const send = () => void action.run({ path: { provider_id: provider.id }, body: { kind, reference, issued_on: issued, valid_until: until || undefined } });
  return (
    <ActionModal title={t("papers.add")} submit={t("papers.submit")} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <Select label={t("papers.kind")} allowDeselect={false} value={kind} onChange={(value) => setKind(value ?? kind)} data={KINDS.map((one) => ({ value: one, label: label("paper", one) }))} />
      <TextInput label={t("papers.reference")} required maxLength={200} value={reference} error={action.fields.reference} onChange={(event) => setReference(event.currentTarget.value)} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DayInput label={t("papers.issued")} required max={parisDay(new Date())} value={issued} error={action.fields.issued_on} onChange={setIssued} />
        <DayInput label={t("papers.until")} min={issued} value={until} error={action.fields.valid_until} onChange={setUntil} />
      </SimpleGrid>
    </ActionModal>
  );
}
