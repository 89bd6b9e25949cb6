import { NumberInput, Select, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { coverageProposeMutation, coverageStandingOptions } from "@/api/@tanstack/react-query.gen";
import type { LimitExceptionIn, WholeStandingOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { day, parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";

type Raise = "event" | "count" | "annual";

/** More than a limit allows, for one event or one period; a second person decides. */
export function ExceptionModal({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const [raise, setRaise] = useState<Raise>("event");
  const [event, setEvent] = useState<string | null>(null);
  const [amount, setAmount] = useState("");
  const [extra, setExtra] = useState(1);
  const [guarantee, setGuarantee] = useState<string | null>(null);
  const [on, setOn] = useState(parisDay(new Date()));
  const [reason, setReason] = useState("");
  const standing = useQuery(coverageStandingOptions({ path: { number }, query: { on } }));
  const propose = useAction(coverageProposeMutation().mutationFn, { done: t("exceptions.proposedDone"), onDone: onClose });
  const events = standing.data ? eventsOf(standing.data) : [];
  const period = { on, ...(guarantee && { guarantee }) };
  const body: LimitExceptionIn = raise === "event" ? { reason, event_id: event, extra_amount: amount } : raise === "count" ? { reason, ...period, extra_events: extra } : { reason, ...period, annual: true, extra_amount: amount };
  const codes = standing.data ? [standing.data.guarantee, ...standing.data.guarantees.map((one) => one.code)] : [];
  return (
    <ActionModal title={t("exceptions.new")} submit={t("exceptions.propose")} pending={propose.pending} problem={propose.problem} onSubmit={() => void propose.run({ path: { number }, body })} onClose={onClose}>
      <Select label={t("exceptions.raise")} required allowDeselect={false} value={raise} onChange={(value) => value && setRaise(value as Raise)} data={(["event", "count", "annual"] as const).map((value) => ({ value, label: t(`exceptions.${value}`) }))} />
      <DayInput label={t("exceptions.on")} required value={on} error={propose.fields.on} onChange={setOn} />
      {raise === "event" ? (
        <Select label={t("exceptions.which")} required placeholder={events.length === 0 ? t("standing.unused") : undefined} value={event} error={propose.fields.event_id} onChange={setEvent}
          data={events.map((one) => ({ value: one.id, label: t("exceptions.eventOption", { on: day(one.attached_on), claims: one.claims.join(", ") }) }))} />
      ) : (
        <Select label={t("exceptions.guarantee")} clearable value={guarantee ?? standing.data?.guarantee ?? null} error={propose.fields.guarantee} onChange={setGuarantee} data={[...new Set(codes)].map((value) => ({ value, label: label("guarantee", value) }))} />
      )}
      {raise === "count" ? <NumberInput label={t("exceptions.extra")} required min={1} max={100} allowDecimal={false} value={extra} error={propose.fields.extra_events} onChange={(value) => setExtra(Number(value))} />
        : <AmountInput label={t("exceptions.amount")} required value={amount} error={propose.fields.extra_amount} onChange={setAmount} />}
      <Textarea label={t("exceptions.reason")} required autosize minRows={2} maxLength={2000} value={reason} error={propose.fields.reason} onChange={(change) => setReason(change.currentTarget.value)} />
    </ActionModal>
  );
}

const eventsOf = (standing: WholeStandingOut) => [...standing.events, ...standing.guarantees.filter((one) => one.code !== standing.guarantee).flatMap((one) => one.events)];
