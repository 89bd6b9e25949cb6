import { Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsCreateBatchMutation, policiesListCarriersOptions } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { euros, parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { Wait } from "@/ui/Wait";
import { sum } from "../steps";
import { Choose } from "./Choose";
import { readyOptions } from "./ready";
import { Sides } from "../Sides";

interface NewBatchProps {
  onClose: () => void;
  onMade: (reference: string) => void;
}

/** Which payments of which carrier leave on which day: the total is in view before anything is sent. */
export function NewBatch({ onClose, onMade }: NewBatchProps) {
  const { t } = useTranslation("payments");
  const today = parisDay(new Date());
  const carriers = useQuery(policiesListCarriersOptions());
  const ready = useQuery(readyOptions());
  const [picked, setPicked] = useState<string | null>(null);
  const [on, setOn] = useState(today);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const carrier = picked ?? (ready.data?.[0]?.carrier || carriers.data?.[0]?.code) ?? null;
  const mine = (ready.data ?? []).filter((one) => one.carrier === carrier);
  const chosen = mine.filter((one) => !left.has(one.reference));
  const total = sum(chosen.map((one) => one.amount));
  const create = useAction(paymentsCreateBatchMutation().mutationFn, { done: t("batch.done"), onDone: (made) => onMade(made.reference) });
  const send = () => carrier && void create.run({ body: { carrier, execution_on: on, payments: chosen.map((one) => one.reference) } });
  return (
    <ActionModal title={t("batch.new")} size="56rem" submit={t("batch.send", { count: chosen.length, total: euros(total) })} pending={create.pending} problem={create.problem} disabled={chosen.length === 0}
      onSubmit={send} onClose={onClose}>
      <Sides>
        <Select label={t("facts.carrier")} required allowDeselect={false} value={carrier} onChange={setPicked} data={(carriers.data ?? []).map((one) => ({ value: one.code, label: one.name }))} />
        <DayInput label={t("batch.on")} required min={today} value={on} error={create.fields.execution_on} onChange={setOn} />
      </Sides>
      <Wait query={ready} rows={6}>{() => <Choose payments={mine} left={left} onLeave={setLeft} />}</Wait>
      <Text size="sm" role="status">{t("batch.chosen", { count: chosen.length, total: euros(total) })}</Text>
      <Text size="sm" c="dimmed">{t("batch.means")}</Text>
    </ActionModal>
  );
}
