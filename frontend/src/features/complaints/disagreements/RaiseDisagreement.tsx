import { Text, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { disagreementsRaiseDisagreementMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";

/** Both positions on a measure; recording it tells the insured at once of the third person that the law gives them. */
export default function RaiseDisagreement({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const today = parisDay(new Date());
  const draft = useDraft(`disagreement:${claim.reference}`, { measure: "", insured_position: "", insurer_position: "", raised_on: today });
  const told = draft.value;
  const set = (change: Partial<typeof told>) => draft.setValue({ ...told, ...change });
  const raise = useAction(disagreementsRaiseDisagreementMutation().mutationFn, { done: t("raise.done"), onDone: () => { draft.clear(); onClose(); } });
  const send = () => void raise.run({ path: { reference: claim.reference }, body: { ...told, raised_on: told.raised_on || null } });
  const missing = [told.measure, told.insured_position, told.insurer_position].some((one) => one.trim() === "");
  return (
    <ActionModal title={label("claim_action", "record_disagreement")} submit={t("raise.submit")} size="xl" pending={raise.pending} problem={raise.problem} disabled={missing} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("raise.hint")}</Text>
      <TextInput label={t("raise.measure")} description={t("raise.measureHint")} data-autofocus required maxLength={500} value={told.measure} error={raise.fields.measure} onChange={(event) => set({ measure: event.currentTarget.value })} />
      <Textarea label={t("disagreement.insured")} required autosize minRows={3} maxRows={10} maxLength={20000} value={told.insured_position} error={raise.fields.insured_position} onChange={(event) => set({ insured_position: event.currentTarget.value })} />
      <Textarea label={t("disagreement.insurer")} required autosize minRows={3} maxRows={10} maxLength={20000} value={told.insurer_position} error={raise.fields.insurer_position} onChange={(event) => set({ insurer_position: event.currentTarget.value })} />
      <DayInput label={t("raise.on")} max={today} value={told.raised_on} error={raise.fields.raised_on} onChange={(raised_on) => set({ raised_on })} />
    </ActionModal>
  );
}
