import { NumberInput, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersChangeOrderMutation } from "@/api/@tanstack/react-query.gen";
import type { ServiceRequestOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { AmountInput } from "@/ui/AmountInput";
import { type MissionDialogProps, MissionModal } from "../MissionModal";
import { PriceLines } from "../PriceLines";
import { sentLine, totalsOf, typedLine, wire } from "../quote";
import { missionKey } from "../reads";
import { Agreement, noAgreement, sentAgreement } from "./Agreement";
import { Rehearsal } from "./Rehearsal";

/** The order as it is wanted from now on: its whole, not the difference; first what it would commit or give back. */
export default function ChangeOrderDialog({ mission, onClose }: MissionDialogProps) {
  const { t } = useTranslation("missions");
  const before = mission.order;
  const [lines, setLines] = useState(() => (before?.lines ?? []).map(typedLine));
  const [amount, setAmount] = useState(before?.amount_ttc ?? "");
  const [days, setDays] = useState<number | null>(null);
  const [reason, setReason] = useState("");
  const [agreement, setAgreement] = useState(noAgreement);
  const [would, setWould] = useState<ServiceRequestOut | null>(null);
  const rehearse = useAction(providersChangeOrderMutation().mutationFn, { invalidates: [], onDone: setWould });
  const change = useAction(providersChangeOrderMutation().mutationFn, { becomes: missionKey(mission.reference), done: t("change.done"), onDone: onClose });
  const action = would ? change : rehearse;
  const again = <T,>(set: (value: T) => void) => (value: T) => {
    setWould(null);
    set(value);
  };
  const priced = () => {
    if (lines.length === 0) return amount === before?.amount_ttc ? {} : { amount_ttc: amount };
    const total = totalsOf(lines);
    const same = JSON.stringify(lines.map(sentLine)) === JSON.stringify((before?.lines ?? []).map(typedLine).map(sentLine));
    return same ? {} : { lines: lines.map(sentLine), amount_ttc: total ? wire(total.ttc) : undefined };
  };
  const send = (version: number) => {
    const asked = {
      path: { reference: mission.reference },
      headers: ifMatch(version),
      body: { ...priced(), delivery_days: days, reason, insured_agreement: sentAgreement(agreement) },
    };
    void (would ? change.run(asked) : rehearse.run({ ...asked, query: { dry_run: true } }));
  };
  return (
    <MissionModal mission={mission} title={t("change.title")} submit={would ? t("change.submit") : t("order.rehearse")} size="60rem" action={action} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("change.what")}</Text>
      {lines.length > 0
        ? <PriceLines legend={t("change.lines")} lines={lines} onChange={again(setLines)} fields={action.fields} />
        : <AmountInput label={t("change.amount")} required value={amount} error={action.fields.amount_ttc} onChange={again(setAmount)} />}
      <NumberInput label={t("change.days")} description={t("change.daysHelp")} min={0} max={730} allowDecimal={false} value={days ?? ""} error={action.fields.delivery_days}
        onChange={(value) => again(setDays)(value === "" ? null : Number(value))} />
      <Textarea label={t("field.reason")} required minLength={3} maxLength={1000} autosize minRows={2} value={reason} error={action.fields.reason} onChange={(event) => again(setReason)(event.currentTarget.value)} />
      <Agreement value={agreement} onChange={again(setAgreement)} fields={action.fields} />
      {would && <Rehearsal would={would} before={before} />}
    </MissionModal>
  );
}
