import { type ComponentType, lazy, Suspense } from "react";
import type { ClaimOut } from "@/api/types.gen";
import type { ClaimAction, ClaimActionProps } from "../contract";

const made = new Map<string, ComponentType<ClaimActionProps>>();

function dialogueOf(action: ClaimAction): ComponentType<ClaimActionProps> | null {
  if (!("load" in action)) return null;
  const known = made.get(action.key) ?? lazy(action.load);
  made.set(action.key, known);
  return known;
}

interface DialogueProps extends ClaimActionProps {
  claim: ClaimOut;
  action: ClaimAction;
}

/** The dialogue of an action, fetched when it is first opened. */
export function Dialogue({ action, ...props }: DialogueProps) {
  const Found = dialogueOf(action);
  // eslint-disable-next-line react-hooks/static-components -- one lazy component an action, made once for the page's life
  return Found && <Suspense fallback={null}><Found {...props} /></Suspense>;
}
