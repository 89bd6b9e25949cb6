import { Checkbox, List, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountingCloseMonthMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { euros, month as named, number } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { Wait } from "@/ui/Wait";
import { Note } from "@/features/payments/Note";

interface CloseMonthProps {
  month: string;
  onClose: () => void;
}

/** Closing cannot be undone: it is rehearsed first, told in figures, then confirmed. */
export function CloseMonth({ month, onClose }: CloseMonthProps) {
  const { t } = useTranslation("accounting");
  const [sure, setSure] = useState(false);
  const rehearsal = useAction(accountingCloseMonthMutation().mutationFn, { invalidates: [] });
  const close = useAction(accountingCloseMonthMutation().mutationFn, { done: t("close.done", { month: named(month) }), onDone: onClose });
  const { run } = rehearsal;
  // eslint-disable-next-line react-hooks/exhaustive-deps -- rehearsed once, when the dialogue opens
  useEffect(() => void run({ path: { month }, query: { dry_run: true } }), [month]);
  const found = rehearsal.data?.closed.find((one) => one.month === month);
  return (
    <ActionModal title={t("close.title", { month: named(month) })} submit={t("close.send")} pending={close.pending} problem={close.problem} disabled={!sure || found === undefined} danger
      onSubmit={() => void close.run({ path: { month } })} onClose={onClose}>
      <List size="sm">
        <List.Item>{t("close.numbers")}</List.Item>
        <List.Item>{t("close.final")}</List.Item>
        <List.Item>{t("close.later")}</List.Item>
      </List>
      <Wait query={{ data: found, error: rehearsal.problem, refetch: () => void run({ path: { month }, query: { dry_run: true } }) }} rows={2}>
        {(one) => (
          <Note role="status" title={t("close.would")}>
            <Text size="sm">{t("close.figures", { count: one.entries, shown: number(one.entries), first: number(one.first_number), debit: euros(one.debit) })}</Text>
          </Note>
        )}
      </Wait>
      <Checkbox label={t("close.sure", { month: named(month) })} checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
    </ActionModal>
  );
}
