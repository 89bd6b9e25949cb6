import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { personsProposeUndoMutation } from "@/api/@tanstack/react-query.gen";
import type { MergeOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { mergeState } from "../parts/merges";

const WORDS = {
  merged: { title: "merges.undo", submit: "merges.undoSend", why: "merges.undoReason", done: "merges.undone" },
  own: { title: "merges.undoAway", submit: "merges.undoAway", why: "merges.awayReason", done: "merges.withdrawn" },
  other: { title: "merges.refuse", submit: "merges.refuse", why: "merges.refuseReason", done: "merges.refused" },
} as const;

/** To undo a merge is proposed, as the merge was; a proposal is simply taken back, or refused by a second person. */
export function UndoMerge({ merge, own, onClose }: { merge: MergeOut; own: boolean; onClose: () => void }) {
  const { t } = useTranslation("policies");
  const [words] = useState(WORDS[mergeState(merge) !== "proposed" ? "merged" : own ? "own" : "other"]);
  const [reason, setReason] = useState("");
  const undo = useAction(personsProposeUndoMutation().mutationFn, { done: t(words.done), onDone: onClose });
  return (
    <ActionModal title={t(words.title)} submit={t(words.submit)} danger pending={undo.pending} problem={undo.problem} onClose={onClose} onSubmit={() => void undo.run({ path: { person_id: merge.person_id }, body: { reason } })}>
      <Textarea label={t(words.why)} required autosize minRows={2} maxLength={1000} data-autofocus value={reason} error={undo.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
