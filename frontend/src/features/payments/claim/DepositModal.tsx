import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsDepositMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { BenefitSelect } from "./BenefitSelect";
import { PayeeName } from "./PayeeName";

/** A deposit that a court asks for: charged to the event until the court gives it back. */
export default function DepositModal({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("payments");
  const [name, setName] = useState("");
  const [amount, setAmount] = useState("");
  const [benefit, setBenefit] = useState("lawyer");
  const deposit = useAction(paymentsDepositMutation().mutationFn, { done: t("deposit.done"), onDone: onClose });
  const send = () => void deposit.run({ path: { reference: claim.reference }, body: { registry: { kind: "court_registry", name }, amount, benefit } });
  return (
    <ActionModal title={t("deposit.title")} submit={t("propose")} pending={deposit.pending} problem={deposit.problem} onSubmit={send} onClose={onClose}>
      <Text size="sm" c="dimmed">{t("deposit.means")}</Text>
      <PayeeName label={t("deposit.registry")} kind="court_registry" value={name} onChange={setName} error={deposit.fields["registry.name"]} />
      <AmountInput label={t("payment.amount")} required value={amount} error={deposit.fields.amount} onChange={setAmount} />
      <BenefitSelect claim={claim} value={benefit} error={deposit.fields.benefit} onChange={setBenefit} />
    </ActionModal>
  );
}
