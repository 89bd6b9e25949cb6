import { Button, Checkbox, Group, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { tasksCompleteMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut, PromiseOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useAction } from "@/lib/actions";
import { day } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Section } from "@/ui/Section";

/** A task done cannot be undone by the API: it is sent once the person had this long to take it back. */
const REGRET_MS = 5000;

export function Promises({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const open = claim.promises.filter((one) => one.state !== "kept");
  const may = useMay();
  if (open.length === 0) return null;
  return (
    <div id="promises">
      <Section title={t("promises.title")}>
        <ul className="eg-promises">{open.map((one) => <Promised key={one.id} promise={one} mayTick={may("tasks:close")} />)}</ul>
      </Section>
    </div>
  );
}

function Promised({ promise, mayTick }: { promise: PromiseOut; mayTick: boolean }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const { kept, keep, undo, problem } = useTick(promise.task_id);
  return (
    <li>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        {mayTick && <Checkbox mt={2} size="xs" checked={kept} aria-label={t("promises.tick", { text: promise.text })} onChange={(event) => (event.currentTarget.checked ? keep() : undo())} />}
        <div>
          <Text size="sm" td={kept ? "line-through" : undefined}>{promise.text}</Text>
          <Text size="xs" c="dimmed">{t("promises.due", { who: label("promise_by", promise.by), day: day(promise.due_on) })}{promise.state === "overdue" && <strong className="eg-late"> ▲ {t("promises.late")}</strong>}</Text>
        </div>
        {kept && <Button size="compact-xs" variant="subtle" onClick={undo}>{t("promises.undo")}</Button>}
      </Group>
      <span role="status">{kept && <Text span size="xs" c="dimmed">{t("promises.ticked")}</Text>}</span>
      <ProblemAlert problem={problem} />
    </li>
  );
}

/** Ticked at once, sent after the time to regret; leaving the page does not forget it. */
function useTick(taskId: string) {
  const [kept, setKept] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const complete = useAction(tasksCompleteMutation().mutationFn);
  const send = useRef(() => {});
  useEffect(() => {
    send.current = () => void complete.run({ path: { task_id: taskId } }).then((done) => done ?? setKept(false));
  });
  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  useEffect(
    () => () => {
      if (timer.current === null) return;
      clearTimeout(timer.current);
      send.current();
    },
    [],
  );
  const keep = () => {
    setKept(true);
    timer.current = setTimeout(() => {
      timer.current = null;
      send.current();
    }, REGRET_MS);
  };
  const undo = () => {
    stop();
    setKept(false);
  };
  return { kept, keep, undo, problem: complete.problem };
}
