import { Button, Group, Paper, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { personsApproveMutation, personsApproveUndoMutation } from "@/api/@tanstack/react-query.gen";
import type { MergeOut } from "@/api/types.gen";
import { useMay, useMe } from "@/app/session";
import { useAction } from "@/lib/actions";
import { instant } from "@/lib/format";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { UndoMerge } from "../dialogs/UndoMerge";
import { mergeState, proposer } from "./merges";
import { TwoPersons } from "./TwoPersons";

/** One merge: both entries side by side, its story, what one may do about it. */
export function MergeCard({ merge }: { merge: MergeOut }) {
  const { t } = useTranslation("policies");
  const may = useMay();
  const me = useMe();
  const [undoing, setUndoing] = useState(false);
  const approve = useAction(personsApproveMutation().mutationFn, { done: t("merges.approved") });
  const separate = useAction(personsApproveUndoMutation().mutationFn, { done: t("merges.undoApproved") });
  const state = mergeState(merge);
  const waits = state === "proposed" || state === "undoing";
  const edits = may("policies:edit");
  const own = proposer(merge) === me.id;
  const ended = state === "withdrawn" || state === "refused";
  const path = { person_id: merge.person_id };
  return (
    <Paper withBorder p="sm" component="article">
      <Group justify="space-between" gap="xs" mb="xs">
        <span className="eg-status" data-color={waits ? "orange" : "gray"}>{t(`merges.state.${state}`)}</span>
        {edits && (
          <Group gap="xs">
            {(state === "merged" || state === "proposed") && <Button size="compact-sm" variant="default" onClick={() => setUndoing(true)}>{t(state === "merged" ? "merges.undo" : own ? "merges.undoAway" : "merges.refuse")}</Button>}
            {state === "proposed" && !own && <Button size="compact-sm" loading={approve.pending} onClick={() => void approve.run({ path })}>{t("merges.approve")}</Button>}
            {state === "undoing" && !own && <Button size="compact-sm" loading={separate.pending} onClick={() => void separate.run({ path })}>{t("merges.undoApprove")}</Button>}
            {waits && own && <Text size="xs" c="dimmed">{t("merges.own")}</Text>}
          </Group>
        )}
      </Group>
      <TwoPersons away={merge.person_id} kept={merge.into_id} />
      <Text size="sm" mt="xs">{merge.reason}</Text>
      <Text size="xs" c="dimmed">{t("merges.by", { who: merge.proposed_by_name, on: instant(merge.proposed_at) })}</Text>
      {merge.approved_at && <Text size="xs" c="dimmed">{t("merges.approvedBy", { who: merge.approved_by_name ?? "", on: instant(merge.approved_at) })}</Text>}
      {merge.undo_proposed_by_name && <Text size="xs" c="dimmed">{t(ended ? `merges.${state}By` : "merges.undoBy", { who: merge.undo_proposed_by_name, reason: merge.undo_reason ?? "", on: instant(merge.undone_at) })}</Text>}
      {merge.undone_at && !ended && <Text size="xs" c="dimmed">{t("merges.undoneBy", { who: merge.undone_by_name ?? "", on: instant(merge.undone_at) })}</Text>}
      <ProblemAlert problem={approve.problem ?? separate.problem} />
      {undoing && <UndoMerge merge={merge} own={own} onClose={() => setUndoing(false)} />}
    </Paper>
  );
}
