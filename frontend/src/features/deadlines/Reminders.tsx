import { Button, List, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { deadlinesAcknowledgeMutation, deadlinesSentRemindersOptions } from "@/api/@tanstack/react-query.gen";
import { useMay } from "@/app/session";
import { useAction } from "@/lib/actions";
import { instant } from "@/lib/format";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Wait } from "@/ui/Wait";

/** The reminders sent of a clock, and whether somebody took note: without it they go up to the supervisor. */
export function Reminders({ id }: { id: string }) {
  const { t } = useTranslation("deadlines");
  const may = useMay();
  const sent = useQuery(deadlinesSentRemindersOptions({ path: { deadline_id: id } }));
  const acknowledge = useAction(deadlinesAcknowledgeMutation().mutationFn, { done: t("clock.acknowledged") });
  return (
    <section>
      <Title order={4} size="h5" mb={4}>{t("clock.reminders")}</Title>
      <Wait query={sent} rows={2}>
        {(found) => (
          <>
            {found.length === 0 && <Text size="sm" c="dimmed">{t("clock.noReminder")}</Text>}
            <List size="sm">{found.map((one) => <List.Item key={one.rung}>{one.label}, {instant(one.fired_at)}{"\u00a0: "}{one.acknowledged_by ? t("clock.seenBy", { who: one.acknowledged_by, at: instant(one.acknowledged_at) }) : one.escalated_at ? t("clock.wentUp", { at: instant(one.escalated_at) }) : t("clock.unseen")}</List.Item>)}</List>
            <ProblemAlert problem={acknowledge.problem} />
            {found.some((one) => one.acknowledged_at === null) && may("tasks:close") && <Button size="xs" mt="xs" loading={acknowledge.pending} onClick={() => void acknowledge.run({ path: { deadline_id: id } })}>{t("clock.acknowledge")}</Button>}
          </>
        )}
      </Wait>
    </section>
  );
}
