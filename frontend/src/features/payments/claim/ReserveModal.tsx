import { Select, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountingGetReservesOptions, accountingSetReserveMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { euros } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { useLabel } from "@/ui/Labels";
import { useCostLines } from "./benefits";

/** What is still expected to be paid on one line of the claim. */
export default function ReserveModal({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const reserves = useQuery(accountingGetReservesOptions({ path: { reference: claim.reference } }));
  const offered = useCostLines(claim).map((one) => `${one.guarantee}/${one.benefit}`);
  const held = (reserves.data?.lines ?? []).map((one) => `${one.guarantee}/${one.cost_line}`);
  const [line, setLine] = useState<string | null>(null);
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const estimate = useAction(accountingSetReserveMutation().mutationFn, { done: t("reserve.done"), onDone: onClose });
  const [guarantee = "", costLine = ""] = (line ?? "").split("/");
  const known = reserves.data?.lines.find((one) => one.guarantee === guarantee && one.cost_line === costLine);
  const send = () => void estimate.run({ path: { reference: claim.reference }, body: { guarantee, cost_line: costLine, amount, reason } });
  return (
    <ActionModal title={t("reserve.title")} submit={t("reserve.send")} pending={estimate.pending} problem={estimate.problem} disabled={line === null} onSubmit={send} onClose={onClose}>
      <Text size="sm" c="dimmed">{t("reserve.means")}</Text>
      <Select label={t("reserve.line")} required allowDeselect={false} value={line} onChange={setLine}
        data={[...new Set([...held, ...offered])].map((one) => ({ value: one, label: one.split("/").map((code, index) => label(index === 0 ? "guarantee" : "benefit", code)).join(" — ") }))} />
      {line && <Text size="sm" role="status">{t("reserve.now", { outstanding: euros(known?.outstanding ?? "0.00"), committed: euros(known?.committed ?? "0.00"), paid: euros(known?.paid ?? "0.00") })}</Text>}
      <AmountInput label={t("reserve.amount")} description={t("reserve.amountHelp")} required positive={false} value={amount} error={estimate.fields.amount} onChange={setAmount} />
      <Textarea label={t("reason")} required minLength={3} maxLength={1000} value={reason} error={estimate.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
