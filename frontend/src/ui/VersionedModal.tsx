import type { ReactNode } from "react";
import { type ShownField, useVersions } from "@/lib/versions";
import { ActionModal } from "./ActionModal";
import { StaleNotice } from "./StaleNotice";

interface VersionedModalProps<T extends { version: number }> {
  title: string;
  submit: string;
  /** The thing as the page holds it now; the form keeps the version that it was opened on. */
  thing: T;
  /** What a person may compare when somebody else moved the thing. */
  fields: readonly ShownField<T>[];
  action: { pending: boolean; problem: unknown; stale: boolean; reset: () => void };
  onSubmit: (version: number) => void;
  onClose: () => void;
  danger?: boolean;
  disabled?: boolean;
  size?: string;
  children: ReactNode;
}

/** A dialogue that changes a versioned thing: a 412 shows what moved and sends again in one click, the typed words kept. */
export function VersionedModal<T extends { version: number }>({ thing, fields, action, onSubmit, onClose, children, ...modal }: VersionedModalProps<T>) {
  const edit = useVersions(thing, action.stale);
  return (
    <ActionModal {...modal} pending={action.pending} problem={action.stale ? null : action.problem} onSubmit={() => onSubmit(edit.version)} onClose={onClose}>
      {children}
      <StaleNotice edit={edit} fields={fields} onResume={onSubmit} onDrop={onClose} />
    </ActionModal>
  );
}
