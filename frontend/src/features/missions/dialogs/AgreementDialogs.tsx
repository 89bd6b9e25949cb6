import { SegmentedControl, Select, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersAnswerAgreementMutation, providersAskAgreementMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { euros, parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { DayInput } from "@/ui/DayInput";
import { type MissionDialogProps, MissionModal } from "../MissionModal";
import { missionKey } from "../reads";

/** Égide writes to the insured what the cover does not pay, to the cent. */
export function AskAgreementDialog({ mission, onClose }: MissionDialogProps) {
  const { t } = useTranslation("missions");
  const shared = mission.shared_with.map((one) => one.claim_reference).filter((one) => one !== null);
  const [claim, setClaim] = useState(mission.claim_reference);
  const action = useAction(providersAskAgreementMutation().mutationFn, { becomes: missionKey(mission.reference), done: t("agreement.ask.done"), onDone: onClose });
  const send = (version: number) => void action.run({
    path: { reference: mission.reference }, headers: ifMatch(version), body: { claim_reference: claim === mission.claim_reference ? undefined : claim },
  });
  return (
    <MissionModal mission={mission} title={t("agreement.ask.title")} submit={t("agreement.ask.submit")} action={action} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("agreement.ask.what", { amount: euros(mission.quote?.amount_ttc) })}</Text>
      {shared.length > 0 && <Select label={t("agreement.ask.claim")} allowDeselect={false} value={claim} onChange={(value) => setClaim(value ?? claim)} data={[mission.claim_reference, ...shared]} />}
    </MissionModal>
  );
}

/** The insured's dated yes or no. */
export function AnswerAgreementDialog({ mission, onClose }: MissionDialogProps) {
  const { t } = useTranslation("missions");
  const [agreed, setAgreed] = useState(true);
  const [on, setOn] = useState(() => parisDay(new Date()));
  const [proof, setProof] = useState("");
  const action = useAction(providersAnswerAgreementMutation().mutationFn, { becomes: missionKey(mission.reference), done: t("agreement.answer.done"), onDone: onClose });
  const send = (version: number) => void action.run({
    path: { reference: mission.reference }, headers: ifMatch(version), body: { agreed, answered_on: on, proof: proof || undefined },
  });
  const asked = mission.insured_agreements.at(-1);
  return (
    <MissionModal mission={mission} title={t("agreement.answer.title")} submit={t("agreement.answer.submit")} action={action} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("agreement.answer.what", { share: euros(asked?.insured_share), cost: euros(asked?.cost) })}</Text>
      <SegmentedControl aria-label={t("agreement.answer.title")} value={agreed ? "yes" : "no"} onChange={(value) => setAgreed(value === "yes")}
        data={[{ value: "yes", label: t("agreement.answer.yes") }, { value: "no", label: t("agreement.answer.no") }]} />
      <DayInput label={t("agreement.answer.day")} required max={parisDay(new Date())} value={on} error={action.fields.answered_on} onChange={setOn} />
      <TextInput label={t("agreed.proof")} maxLength={500} value={proof} error={action.fields.proof} onChange={(event) => setProof(event.currentTarget.value)} />
    </MissionModal>
  );
}
