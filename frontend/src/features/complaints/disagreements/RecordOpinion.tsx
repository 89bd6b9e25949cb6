import { NativeSelect, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { disagreementsOpineMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { type DisagreementDialogProps, DisagreementModal } from "./DisagreementModal";

type Favours = "insured" | "insurer" | "both";

export function RecordOpinion({ disagreement, onClose }: DisagreementDialogProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const today = parisDay(new Date());
  const draft = useDraft(`opinion:${disagreement.reference}`, { favours: "" as Favours | "", opinion: "", on: today });
  const told = draft.value;
  const set = (change: Partial<typeof told>) => draft.setValue({ ...told, ...change });
  const opine = useAction(disagreementsOpineMutation().mutationFn, { done: t("opinion.done"), onDone: (after) => { draft.clear(); onClose(after); } });
  const send = (version: number) => void (told.favours && opine.run({ path: { reference: disagreement.reference }, body: { opinion: told.opinion.trim(), favours: told.favours, given_on: told.on || null }, headers: ifMatch(version) }));
  return (
    <DisagreementModal disagreement={disagreement} title={label("disagreement_action", "record_opinion")} submit={t("opinion.submit")} action={opine} disabled={told.favours === "" || told.opinion.trim() === ""} onSubmit={send} onClose={onClose}>
      <NativeSelect label={t("opinion.favours")} data-autofocus required value={told.favours} error={opine.fields.favours} onChange={(event) => set({ favours: event.currentTarget.value as Favours })}
        data={[{ value: "", label: t("choose") }, ...(["insured", "insurer", "both"] as const).map((value) => ({ value, label: label("opinion_favours", value) }))]} />
      <Textarea label={t("opinion.text")} required autosize minRows={5} maxRows={14} maxLength={20000} value={told.opinion} error={opine.fields.opinion} onChange={(event) => set({ opinion: event.currentTarget.value })} />
      <DayInput label={t("opinion.on")} min={disagreement.appointed_on ?? disagreement.raised_on} max={today} value={told.on} error={opine.fields.given_on} onChange={(on) => set({ on })} />
    </DisagreementModal>
  );
}
