import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { personsProposeUndoMutation } from "@/api/@tanstack/react-query.gen";
import type { MergeOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { mergeState } from "../parts/merges";

/** To undo a merge is proposed, as the merge was; one's own proposal is simply taken back. */
export function UndoMerge({ merge, onClose }: { merge: MergeOut; onClose: () => void }) {
  const { t } = useTranslation("policies");
  const proposed = mergeState(merge) === "proposed";
  const [reason, setReason] = useState("");
  const undo = useAction(personsProposeUndoMutation().mutationFn, { done: t(proposed ? "merges.withdrawn" : "merges.undone"), onDone: onClose });
  return (
    <ActionModal title={t(proposed ? "merges.undoAway" : "merges.undo")} submit={t(proposed ? "merges.undoAway" : "merges.undoSend")} danger pending={undo.pending} problem={undo.problem} onClose={onClose}
      onSubmit={() => void undo.run({ path: { person_id: merge.person_id }, body: { reason } })}>
      <Textarea label={t("merges.undoReason")} required autosize minRows={2} maxLength={1000} data-autofocus value={reason} error={undo.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
