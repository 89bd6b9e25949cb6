import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsAgreeToContactMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";

export function AgreeToContact({ reference, linkId, onClose }: { reference: string; linkId: string; onClose: () => void }) {
  const { t } = useTranslation("claims");
  const today = parisDay(new Date());
  const [given, setGiven] = useState({ agreed_by: "", agreed_on: today, proof: "" });
  const set = (change: Partial<typeof given>) => setGiven((now) => ({ ...now, ...change }));
  const agree = useAction(claimsAgreeToContactMutation().mutationFn, { done: t("form.link.agree"), onDone: onClose });
  return (
    <ActionModal title={t("form.link.contact")} submit={t("form.link.agree")} pending={agree.pending} problem={agree.problem} disabled={!given.agreed_by.trim() || !given.proof.trim() || !given.agreed_on} onClose={onClose} onSubmit={() => void agree.run({ path: { reference, link_id: linkId }, body: given })}>
      <TextInput label={t("form.link.agreedBy")} data-autofocus required value={given.agreed_by} error={agree.fields.agreed_by} onChange={(event) => set({ agreed_by: event.currentTarget.value })} />
      <DayInput label={t("form.link.agreedOn")} required max={today} value={given.agreed_on} error={agree.fields.agreed_on} onChange={(agreed_on) => set({ agreed_on })} />
      <TextInput label={t("form.link.proof")} required value={given.proof} error={agree.fields.proof} onChange={(event) => set({ proof: event.currentTarget.value })} />
    </ActionModal>
  );
}
