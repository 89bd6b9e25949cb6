import { Checkbox, Select, Stack, Text, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { claimsRefusalDraftOptions, claimsRefusalReasonsOptions } from "@/api/@tanstack/react-query.gen";
import { parisDay } from "@/lib/format";
import { DayInput } from "@/ui/DayInput";
import { Wait } from "@/ui/Wait";
import type { DecisionDraft } from "./decision";

interface RefusalProps {
  draft: DecisionDraft;
  fields: Record<string, string>;
  set: (change: Partial<DecisionDraft>) => void;
}

/** A refusal: its reason, clause, fact and proof, and the letter that they make. */
export function Refusal({ draft, fields, set }: RefusalProps) {
  const { t } = useTranslation("coverage");
  const reasons = useQuery({ ...claimsRefusalReasonsOptions(), staleTime: Infinity });
  const helps = reasons.data?.find((one) => one.code === draft.reasonCode)?.helps;
  return (
    <Stack gap="sm">
      <Select searchable label={t("refusal.code")} required value={draft.reasonCode} onChange={(reasonCode) => set({ reasonCode })} error={fields.reason_code} description={helps}
        data={(reasons.data ?? []).map((one) => ({ value: one.code, label: one.label }))} inputWrapperOrder={["label", "input", "description", "error"]} />
      <Textarea label={t("refusal.clause")} description={t("refusal.clauseHelp")} autosize value={draft.clause} onChange={(event) => set({ clause: event.currentTarget.value })} error={fields.clause} />
      <Textarea label={t("refusal.fact")} autosize value={draft.fact} onChange={(event) => set({ fact: event.currentTarget.value })} error={fields.fact} />
      <Textarea label={t("refusal.proof")} autosize value={draft.proof} onChange={(event) => set({ proof: event.currentTarget.value })} error={fields.proof} />
      <DayInput label={t("refusal.refusedOn")} description={t("refusal.refusedOnHelp")} max={parisDay(new Date())} value={draft.refusedOn ?? ""} onChange={(refusedOn) => set({ refusedOn })} error={fields.refused_on} />
      <Checkbox label={t("refusal.letter")} checked={draft.letter} onChange={(event) => set({ letter: event.currentTarget.checked })} />
    </Stack>
  );
}

const said = (text: string) => (text.trim() === "" ? undefined : text.trim());

/** The letter, word for word, as the server would send it. */
export function Letter({ reference, draft }: { reference: string; draft: DecisionDraft }) {
  const { t } = useTranslation("coverage");
  const [told] = useDebouncedValue({ reason_code: draft.reasonCode ?? undefined, clause: said(draft.clause), fact: said(draft.fact), proof: said(draft.proof) }, 300);
  const letter = useQuery({ ...claimsRefusalDraftOptions({ path: { reference }, query: told }), placeholderData: keepPreviousData });
  const missing = (code: string) => t(`refusal.missingOf.${code}` as never, { defaultValue: code.replaceAll("_", " ") });
  return (
    <Wait query={letter} rows={8}>
      {(found) => (
        <Stack gap={6}>
          {found.missing.length > 0 && <Text size="sm" c="var(--eg-soon)" fw={600}>{t("refusal.missing", { what: found.missing.map(missing).join(", ") })}</Text>}
          <Text size="sm" fw={600}>{found.subject}</Text>
          <Text size="sm" className="eg-letter" tabIndex={0} role="group" aria-label={t("refusal.letterTitle")}>{found.text}</Text>
        </Stack>
      )}
    </Wait>
  );
}
