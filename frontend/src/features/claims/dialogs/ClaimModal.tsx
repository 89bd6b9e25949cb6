import type { ReactNode } from "react";
import type { ClaimOut } from "@/api/types.gen";
import { useVersions } from "@/lib/versions";
import { ActionModal } from "@/ui/ActionModal";
import { StaleNotice } from "@/ui/StaleNotice";
import { useClaimFields, useMover } from "./fields";

interface ClaimModalProps {
  title: string;
  submit: string;
  claim: ClaimOut;
  action: { pending: boolean; problem: unknown; stale: boolean };
  /** What stands in the form, to compare with what others saved. */
  typed?: readonly { label: string; value: string }[];
  onSubmit: (version: number) => void;
  onClose: () => void;
  danger?: boolean;
  disabled?: boolean;
  children: ReactNode;
}

/** A dialogue that changes the claim: whatever others save meanwhile, what is typed here stays. */
export function ClaimModal({ claim, action, typed, onSubmit, children, ...modal }: ClaimModalProps) {
  const edit = useVersions(claim, action.stale);
  const fields = useClaimFields();
  const who = useMover(claim.reference, edit.moved);
  return (
    <ActionModal {...modal} pending={action.pending} problem={action.stale ? null : action.problem} onSubmit={() => onSubmit(edit.version)}>
      {children}
      <StaleNotice edit={edit} fields={fields} typed={typed} who={who} onResume={onSubmit} onDrop={modal.onClose} />
    </ActionModal>
  );
}
