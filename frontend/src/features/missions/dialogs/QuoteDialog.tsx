import { Group, NumberInput, Select, SimpleGrid } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersRecordQuoteMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import type { MissionDialogProps } from "../MissionModal";
import { PriceLines } from "../PriceLines";
import { emptyLine, sentLine, totalsOf, wire } from "../quote";
import { missionKey } from "../reads";

/** A quote as the provider's paper tells it: its lines, what it promises. */
export default function QuoteDialog({ mission, onClose }: MissionDialogProps) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const [lines, setLines] = useState(() => [emptyLine(label("speciality", mission.speciality))]);
  const [days, setDays] = useState<number | null>(null);
  const [until, setUntil] = useState("");
  const [obligation, setObligation] = useState<"means" | "result">("means");
  const [fee, setFee] = useState("");
  const action = useAction(providersRecordQuoteMutation().mutationFn, { becomes: missionKey(mission.reference), done: t("quote.done"), onDone: onClose });
  const totals = totalsOf(lines);
  const send = () => void action.run({
    path: { reference: mission.reference },
    body: {
      lines: lines.map(sentLine),
      amount_ttc: totals ? wire(totals.ttc) : undefined,
      delivery_days: days,
      valid_until: until || undefined,
      obligation,
      result_fee: obligation === "result" && fee ? fee : undefined,
    },
  });
  return (
    <ActionModal title={t("quote.title")} submit={t("quote.submit")} size="60rem" pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <PriceLines legend={t("quote.lines")} lines={lines} onChange={setLines} fields={action.fields} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberInput label={t("quote.days")} min={0} max={730} allowDecimal={false} value={days ?? ""} error={action.fields.delivery_days} onChange={(value) => setDays(value === "" ? null : Number(value))} />
        <DayInput label={t("quote.until")} value={until} error={action.fields.valid_until} onChange={setUntil} />
      </SimpleGrid>
      <Group align="flex-end" grow preventGrowOverflow={false}>
        <Select label={t("quote.obligation")} allowDeselect={false} value={obligation} onChange={(value) => setObligation(value === "result" ? "result" : "means")}
          data={(["means", "result"] as const).map((one) => ({ value: one, label: label("obligation", one) }))} />
        {obligation === "result" && <AmountInput label={t("quote.fee")} positive={false} value={fee} error={action.fields.result_fee} onChange={setFee} />}
      </Group>
    </ActionModal>
  );
}
