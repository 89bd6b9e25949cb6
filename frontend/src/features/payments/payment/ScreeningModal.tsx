import { Radio, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsDecideScreeningMutation } from "@/api/@tanstack/react-query.gen";
import type { PaymentOut, ScreeningDecisionIn } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { Summary } from "./Summary";
import { Note } from "../Note";

const DECISIONS: ScreeningDecisionIn["decision"][] = ["false_positive", "confirmed"];

/** Compliance says whether the name found in the asset-freeze register is the payee. */
export function ScreeningModal({ payment, hits, onClose }: { payment: PaymentOut; hits: string[]; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const [decision, setDecision] = useState<ScreeningDecisionIn["decision"] | "">("");
  const [reason, setReason] = useState("");
  const decide = useAction(paymentsDecideScreeningMutation().mutationFn, { done: t("screening.done"), onDone: onClose });
  const send = () => decision && void decide.run({ path: { reference: payment.reference }, body: { decision, reason } });
  return (
    <ActionModal title={t("screening.title", { reference: payment.reference })} submit={t("save")} pending={decide.pending} problem={decide.problem} disabled={decision === ""}
      danger={decision === "confirmed"} onSubmit={send} onClose={onClose}>
      <Summary payment={payment} />
      <Note color="red">{t("controls.frozenText", { names: hits.join(", ") })}</Note>
      <Radio.Group label={t("screening.decision")} required value={decision} onChange={(next) => setDecision(next as ScreeningDecisionIn["decision"])}>
        <Stack gap="xs" mt={4}>{DECISIONS.map((one) => <Radio key={one} value={one} label={label("payment_control_result", one)} description={t(`screening.means.${one}`)} />)}</Stack>
      </Radio.Group>
      <Textarea label={t("reason")} description={t("screening.reason")} required minLength={3} maxLength={1000} value={reason} error={decide.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
