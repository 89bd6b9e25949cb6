import { Checkbox, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsSettleBatchMutation } from "@/api/@tanstack/react-query.gen";
import type { BatchOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { euros, parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";

/** What the bank's statement shows as paid, when no status file came. */
export function SettleModal({ batch, onClose }: { batch: BatchOut; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const today = parisDay(new Date());
  const waiting = batch.items.filter((one) => one.state === "sent");
  const [on, setOn] = useState(batch.execution_on <= today ? batch.execution_on : "");
  const [chosen, setChosen] = useState(waiting.map((one) => one.payment));
  const settle = useAction(paymentsSettleBatchMutation().mutationFn, { done: t("settle.done"), onDone: onClose });
  const send = () => void settle.run({ path: { reference: batch.reference }, body: { settled_on: on, payments: chosen } });
  return (
    <ActionModal title={t("settle.title", { reference: batch.reference })} submit={t("settle.send", { count: chosen.length })} pending={settle.pending} problem={settle.problem} disabled={chosen.length === 0}
      onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("settle.means")}</Text>
      <DayInput label={t("settle.on")} required max={today} value={on} error={settle.fields.settled_on} onChange={setOn} />
      <Checkbox.Group label={t("settle.which")} value={chosen} onChange={setChosen}>
        <Stack gap={4} mt={4}>{waiting.map((one) => <Checkbox key={one.payment} value={one.payment} label={`${one.payment} — ${euros(one.amount)}`} />)}</Stack>
      </Checkbox.Group>
    </ActionModal>
  );
}
