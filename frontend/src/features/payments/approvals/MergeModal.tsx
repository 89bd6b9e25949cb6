import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { personsApproveMutation, personsApproveUndoMutation } from "@/api/@tanstack/react-query.gen";
import type { WaitingMergeOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { Facts } from "../Facts";
import { asked } from "./merges";

/** A second person agrees that two entries are one person, or that they are not. */
export function MergeModal({ merge, onClose }: { merge: WaitingMergeOut; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const { what, reason, by } = asked(merge);
  const approve = useAction(personsApproveMutation().mutationFn, { done: t("merge.done"), onDone: onClose });
  const undo = useAction(personsApproveUndoMutation().mutationFn, { done: t("merge.undone"), onDone: onClose });
  const action = what === "undo" ? undo : approve;
  return (
    <ActionModal title={t("merge.title", { who: by })} submit={t(`merge.${what}`)} pending={action.pending} problem={action.problem} onSubmit={() => void action.run({ path: { person_id: merge.person_id } })} onClose={onClose}>
      <Facts rows={[[t("merge.of"), merge.person_name], [t("merge.into"), merge.into_name], [t("reason"), reason]]} />
      <Text size="sm">{t(what === "undo" ? "merge.undoMeans" : "merge.means")}</Text>
    </ActionModal>
  );
}
