import { Button, Group, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { coverageApproveMutation, coverageRejectMutation } from "@/api/@tanstack/react-query.gen";
import type { LimitExceptionOut } from "@/api/types.gen";
import { useMay, useMe } from "@/app/session";
import { useAction } from "@/lib/actions";
import { euros, instant } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";

/** An exception to a limit: who asked, why, who decided; decided by somebody else than who asked. */
export function ExceptionLine({ one }: { one: LimitExceptionOut }) {
  const { t } = useTranslation("coverage");
  const may = useMay();
  const me = useMe();
  const [deciding, setDeciding] = useState<"approve" | "reject" | null>(null);
  const what = one.extra_events ? t("exception.line_events", { count: one.extra_events }) : t("exception.line_amount", { amount: euros(one.extra_amount) });
  const state = t(`exception.state.${one.state as "proposed"}`);
  const own = one.proposed_by_id === me.id;
  return (
    <li>
      <strong>{what}</strong> · {state} · {one.reason}
      <Text size="xs" c="dimmed">{t("exception.by", { who: one.proposed_by, at: instant(one.proposed_at) })}{one.decided_by && ` · ${t("exception.decided", { state, who: one.decided_by, at: instant(one.decided_at) })}`}{one.decision_reason && ` · ${one.decision_reason}`}</Text>
      {one.state === "proposed" && may("limits:approve") && (own ? <Text size="xs">{t("exception.own")}</Text> : (
        <Group gap="xs" mt={4}>
          <Button size="compact-sm" onClick={() => setDeciding("approve")}>{t("exception.approve")}</Button>
          <Button size="compact-sm" variant="default" onClick={() => setDeciding("reject")}>{t("exception.reject")}</Button>
        </Group>
      ))}
      {deciding && <DecideException id={one.id} how={deciding} title={what} onClose={() => setDeciding(null)} />}
    </li>
  );
}

function DecideException({ id, how, title, onClose }: { id: string; how: "approve" | "reject"; title: string; onClose: () => void }) {
  const { t } = useTranslation("coverage");
  const [reason, setReason] = useState("");
  const approve = useAction(coverageApproveMutation().mutationFn, { done: t("exception.approved"), onDone: onClose });
  const reject = useAction(coverageRejectMutation().mutationFn, { done: t("exception.rejected"), onDone: onClose });
  const action = how === "approve" ? approve : reject;
  const path = { exception_id: id };
  const send = () => void (how === "approve" ? approve.run({ path, body: { reason: reason.trim() || null } }) : reject.run({ path, body: { reason: reason.trim() } }));
  return (
    <ActionModal title={title} submit={t(`exception.${how}`)} danger={how === "reject"} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <Textarea label={t(how === "approve" ? "exception.approveReason" : "exception.rejectReason")} required={how === "reject"} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} error={action.fields.reason} />
    </ActionModal>
  );
}
