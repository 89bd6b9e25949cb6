import { Button, Modal, NumberInput, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { assistanceRecordSessionsMutation } from "@/api/@tanstack/react-query.gen";
import type { AssistanceOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { day, parisDay } from "@/lib/format";
import { DayInput } from "@/ui/DayInput";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Table } from "@/ui/Table";

type Session = AssistanceOut["sessions"][number];

/** Sessions by day and number; a wrong record is taken back, never erased. */
export function SessionsDialog({ request, onClose }: { request: AssistanceOut; onClose: () => void }) {
  const { t } = useTranslation("assistance");
  const { t: common } = useTranslation();
  const counts = request.allowed_actions.includes("record_sessions");
  const back = useAction(assistanceRecordSessionsMutation().mutationFn, { done: t("sessions.backDone") });
  const corrected = new Set(request.sessions.map((one) => one.corrects));
  const takeBack = (one: Session) => void back.run({ path: { reference: request.reference }, body: { corrects: one.id } });
  const act = (one: Session) => {
    if (one.corrects !== null) return t("sessions.correction");
    if (corrected.has(one.id)) return t("sessions.takenBack");
    return counts && <Button size="compact-xs" variant="default" loading={back.pending} onClick={() => takeBack(one)} aria-label={t("sessions.backOf", { day: day(one.held_on) })}>{t("sessions.back")}</Button>;
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t("sessions.title", { reference: request.reference })} closeButtonProps={{ "aria-label": common("close") }}>
      <Stack>
        {request.period && <Text size="sm">{t("sessions.period", { count: request.sessions_used ?? 0, limit: request.sessions_limit ?? 0, start: day(request.period.start), end: day(request.period.end) })}</Text>}
        {counts && <SessionForm request={request} />}
        <ProblemAlert problem={back.problem} />
        <Table caption={t("sessions.list")} rows={request.sessions} rowKey={(one) => one.id} empty={t("sessions.none")}
          columns={[
            { key: "day", label: t("sessions.day"), cell: (one) => day(one.held_on) },
            { key: "count", label: t("sessions.count"), right: true, cell: (one) => (one.corrects === null ? one.sessions : `− ${Math.abs(one.sessions)}`) },
            { key: "who", label: t("sessions.who"), cell: (one) => one.recorded_by },
            { key: "act", label: t("field.actions"), cell: act },
          ]} />
      </Stack>
    </Modal>
  );
}

function SessionForm({ request }: { request: AssistanceOut }) {
  const { t } = useTranslation("assistance");
  const [on, setOn] = useState(() => parisDay(new Date()));
  const [count, setCount] = useState(1);
  const action = useAction(assistanceRecordSessionsMutation().mutationFn, { done: t("sessions.done") });
  const send = (event: FormEvent) => {
    event.preventDefault();
    void action.run({ path: { reference: request.reference }, body: { held_on: on, sessions: count } });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="xs">
        <div style={{ display: "flex", flexWrap: "wrap", gap: ".75rem", alignItems: "flex-start" }}>
          <DayInput label={t("sessions.day")} required max={parisDay(new Date())} value={on} error={action.fields.held_on} onChange={setOn} />
          <NumberInput label={t("sessions.count")} required min={1} max={100} allowDecimal={false} value={count} error={action.fields.sessions} onChange={(value) => setCount(Number(value))} />
          <Button type="submit" mt={24} loading={action.pending}>{t("sessions.submit")}</Button>
        </div>
        <ProblemAlert problem={action.problem} />
      </Stack>
    </form>
  );
}
