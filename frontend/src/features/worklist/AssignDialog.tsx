import { Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions, claimsAssignInBulkMutation } from "@/api/@tanstack/react-query.gen";
import type { BulkOut, ClaimRow } from "@/api/types.gen";
import { useMe } from "@/app/session";
import { useAction } from "@/lib/actions";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { BulkOutcome } from "./BulkOutcome";

interface AssignDialogProps {
  rows: readonly ClaimRow[];
  onClose: () => void;
  onDone: () => void;
}

const TEAM = "team";

/** Claims for one handler: first who would be refused and why, then what became of each. */
export default function AssignDialog({ rows, onClose, onDone }: AssignDialogProps) {
  const { t } = useTranslation("worklist");
  const { t: common } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const users = useQuery(accountsUsersOptions());
  const [to, setTo] = useState<string | null>(me.role === "handler" ? me.id : null);
  const [reason, setReason] = useState("");
  const [rehearsed, setRehearsed] = useState<BulkOut | null>(null);
  const [result, setResult] = useState<BulkOut | null>(null);
  const rehearse = useAction(claimsAssignInBulkMutation().mutationFn, { invalidates: [], onDone: setRehearsed });
  const assign = useAction(claimsAssignInBulkMutation().mutationFn, {
    onDone: (answer) => {
      setResult(answer);
      onDone();
      void client.invalidateQueries();
    },
  });
  const body = { items: rows.map(({ reference, version }) => ({ reference, version })), handler_id: to === TEAM ? null : to, reason: reason.trim() };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (rehearsed) {
      await assign.run({ body });
      return;
    }
    const foreseen = await rehearse.run({ body, query: { dry_run: true } });
    if (foreseen?.refused === 0) await assign.run({ body });
  };
  const changed = (change: () => void) => {
    change();
    setRehearsed(null);
    rehearse.reset();
    assign.reset();
  };
  const people = (users.data ?? []).filter((user) => user.active && (user.role === "handler" || user.role === "supervisor"));
  const choices = [...people.map((user) => ({ value: user.id, label: user.id === me.id ? t("assign.me", { name: user.name }) : user.name })), { value: TEAM, label: t("assign.team") }];
  const title = rows.length === 1 ? t("assign.one", { reference: rows[0]?.reference }) : t("assign.title", { count: rows.length });
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ "aria-label": common("close") }}>
      {result ? (
        <Stack>
          <BulkOutcome outcome={result} rows={rows} done />
          <Group justify="flex-end"><Button data-autofocus autoFocus onClick={onClose}>{common("close")}</Button></Group>
        </Stack>
      ) : (
        <form onSubmit={(event) => void submit(event)}>
          <Stack>
            <Select label={t("assign.to")} data={choices} value={to} required searchable allowDeselect={false} data-autofocus error={assign.fields.handler_id}
              onChange={(value) => changed(() => setTo(value))} />
            <TextInput label={t("assign.reason")} required maxLength={2000} value={reason} error={assign.fields.reason} onChange={(event) => { const value = event.currentTarget.value; changed(() => setReason(value)); }} />
            {rehearsed && rehearsed.refused > 0 && <BulkOutcome outcome={rehearsed} rows={rows} />}
            {!rehearsed && rows.length > 1 && <Text size="sm" c="dimmed">{t("assign.first")}</Text>}
            <ProblemAlert problem={rehearse.problem ?? assign.problem} />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>{common("cancel")}</Button>
              <Button type="submit" loading={rehearse.pending || assign.pending} disabled={to === null || reason.trim() === "" || rehearsed?.done === 0}>
                {rehearsed && rehearsed.refused > 0 ? t("assign.others", { count: rehearsed.done }) : t("assign.submit")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
