import { Group, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { disagreementsSettleMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { type DisagreementDialogProps, DisagreementModal } from "./DisagreementModal";
import { ORDER } from "../order";

export function Settle({ disagreement, onClose }: DisagreementDialogProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const today = parisDay(new Date());
  const draft = useDraft(`settlement:${disagreement.reference}`, { outcome: "", cost: "", on: today });
  const told = draft.value;
  const set = (change: Partial<typeof told>) => draft.setValue({ ...told, ...change });
  const settle = useAction(disagreementsSettleMutation().mutationFn, { done: t("settle.done"), onDone: (after) => { draft.clear(); onClose(after); } });
  const send = (version: number) => void settle.run({ path: { reference: disagreement.reference }, body: { outcome: told.outcome.trim(), cost: told.cost || null, settled_on: told.on || null }, headers: ifMatch(version) });
  return (
    <DisagreementModal disagreement={disagreement} title={label("disagreement_action", "settle")} submit={t("settle.submit")} action={settle} disabled={told.outcome.trim() === ""} onSubmit={send} onClose={onClose}>
      <Textarea label={t("settle.text")} data-autofocus required autosize minRows={4} maxRows={14} maxLength={20000} value={told.outcome} error={settle.fields.outcome} onChange={(event) => set({ outcome: event.currentTarget.value })} />
      <Group grow align="flex-start">
        <AmountInput label={t("settle.cost")} inputWrapperOrder={ORDER} description={t("settle.costHint")} value={told.cost} error={settle.fields.cost} onChange={(cost) => set({ cost })} />
        <DayInput label={t("settle.on")} min={disagreement.opinion_on ?? disagreement.raised_on} max={today} value={told.on} error={settle.fields.settled_on} onChange={(on) => set({ on })} />
      </Group>
    </DisagreementModal>
  );
}
