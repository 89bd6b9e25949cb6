import { NumberInput, SegmentedControl, Select, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { coverageProposeMutation } from "@/api/@tanstack/react-query.gen";
import type { LimitExceptionIn } from "@/api/types.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { day } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { standingOf } from "../cover";

const KINDS = ["events", "amount", "annual"] as const;
type Kind = (typeof KINDS)[number];

/** Ask to raise a limit of the policy; somebody else decides. */
export default function AskException({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("coverage");
  const standing = standingOf(claim.standing);
  const events = standing?.events ?? [];
  const [kind, setKind] = useState<Kind>("events");
  const [count, setCount] = useState<number | string>(1);
  const [amount, setAmount] = useState("");
  const [event, setEvent] = useState<string | null>(claim.coverage_decision?.event_id ?? events[0]?.id ?? null);
  const [reason, setReason] = useState("");
  const ask = useAction(coverageProposeMutation().mutationFn, { done: t("exception.sent"), onDone: onClose });
  const what: Omit<LimitExceptionIn, "reason"> = kind === "events" ? { extra_events: Number(count) } : kind === "annual" ? { annual: true, extra_amount: amount } : { event_id: event, extra_amount: amount };
  const possible = KINDS.filter((one) => (one === "amount" ? events.length > 0 : one === "annual" ? standing?.annual_remaining != null : true));
  return (
    <ActionModal title={t("exception.title")} submit={t("exception.submit")} pending={ask.pending} problem={ask.problem} onClose={onClose}
      onSubmit={() => void ask.run({ path: { number: claim.policy_number ?? "" }, body: { ...what, on: standing?.on ?? null, reason: reason.trim() } })}>
      <SegmentedControl fullWidth orientation="horizontal" aria-label={t("exception.kind")} value={kind} onChange={(to) => setKind(to as Kind)} data={possible.map((value) => ({ value, label: t(`exception.${value}`) }))} />
      {kind === "events" && <NumberInput label={t("exception.count")} min={1} max={100} allowDecimal={false} required value={count} onChange={setCount} error={ask.fields.extra_events} />}
      {kind !== "events" && <AmountInput label={t("exception.extra")} required value={amount} onChange={setAmount} error={ask.fields.extra_amount} />}
      {kind === "amount" && <Select label={t("exception.which")} required value={event} onChange={setEvent} data={events.map((one) => ({ value: one.id, label: `${one.claims.join(", ")} · ${day(one.attached_on)}` }))} />}
      <Textarea label={t("exception.reason")} required autosize minRows={2} value={reason} onChange={(change) => setReason(change.currentTarget.value)} error={ask.fields.reason} />
    </ActionModal>
  );
}
