import { Text, Textarea, TextInput } from "@mantine/core";
import { type ComponentProps, useState } from "react";
import { useTranslation } from "react-i18next";
import { lawyersCancelAgreementMutation, lawyersDelegateMutation } from "@/api/@tanstack/react-query.gen";
import type { AgreementToPayOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { day, euros, parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { VersionedModal } from "@/ui/VersionedModal";
import { useStepKept } from "./useStepKept";

export interface AgreementDialogProps {
  agreement: AgreementToPayOut;
  onClose: () => void;
}

type Modal = ComponentProps<typeof VersionedModal<AgreementToPayOut>>;

function AgreementModal({ agreement, ...modal }: Omit<Modal, "thing" | "fields"> & { agreement: AgreementToPayOut }) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const fields = [
    { key: "state", label: t("field.state"), of: (one: AgreementToPayOut) => label("agreement_state", one.state) },
    { key: "drawn", label: t("lane.drawn"), of: (one: AgreementToPayOut) => euros(one.drawn) },
    { key: "delegated", label: t("lane.delegated"), of: (one: AgreementToPayOut) => day(one.delegated_on) },
  ];
  return <VersionedModal {...modal} thing={agreement} fields={fields} />;
}

/** The insured's written word that the lawyer be paid directly. */
export function DelegationDialog({ agreement, onClose }: AgreementDialogProps) {
  const { t } = useTranslation("missions");
  const kept = useStepKept();
  const [on, setOn] = useState(() => parisDay(new Date()));
  const [document, setDocument] = useState("");
  const action = useAction(lawyersDelegateMutation().mutationFn, { done: t("step.delegation.done"), onDone: (step: AgreementToPayOut) => { kept(step); onClose(); } });
  const send = (version: number) => void action.run({ path: { reference: agreement.reference }, headers: ifMatch(version), body: { given_on: on, document } });
  return (
    <AgreementModal agreement={agreement} title={t("step.delegation.title")} submit={t("step.delegation.submit")} action={action} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("step.delegation.what")}</Text>
      <DayInput label={t("step.delegation.day")} required max={parisDay(new Date())} value={on} error={action.fields.given_on} onChange={setOn} />
      <TextInput label={t("names.document")} required maxLength={200} value={document} error={action.fields.document} onChange={(event) => setDocument(event.currentTarget.value)} />
    </AgreementModal>
  );
}

/** The end of a step: what no invoice draws is given back. */
export function CancelAgreementDialog({ agreement, onClose }: AgreementDialogProps) {
  const { t } = useTranslation("missions");
  const kept = useStepKept();
  const [reason, setReason] = useState("");
  const action = useAction(lawyersCancelAgreementMutation().mutationFn, { done: t("step.cancellation.done"), onDone: (step: AgreementToPayOut) => { kept(step); onClose(); } });
  const send = (version: number) => void action.run({ path: { reference: agreement.reference }, headers: ifMatch(version), body: { reason } });
  return (
    <AgreementModal agreement={agreement} title={t("step.cancellation.title")} submit={t("step.cancellation.submit")} action={action} onSubmit={send} onClose={onClose} danger>
      <Text size="sm">{t("step.cancellation.what", { amount: euros(agreement.remaining) })}</Text>
      <Textarea label={t("field.reason")} required minLength={3} maxLength={1000} autosize minRows={3} value={reason} error={action.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </AgreementModal>
  );
}
