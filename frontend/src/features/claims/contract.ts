import type { ComponentType } from "react";
import type { ClaimOut } from "@/api/types.gen";

/** What every dialogue opened from a claim is given. */
export interface ClaimActionProps {
  claim: ClaimOut;
  onClose: () => void;
  /** The content it was opened from, when it was. */
  contentId?: string;
}

/**
 * One action on a claim that a feature offers in `claimActions.ts`: shown when the API's `allowed_actions` names `action`,
 * under the words `labels:claim_action.<key>`, and fetched when it is opened. `path` is for an action that is a screen of its own.
 * Any of them opens by its address too: `/claims/<reference>?do=<key>`.
 */
export type ClaimAction = {
  action: ClaimOut["allowed_actions"][number];
  key: string;
  group: "file" | "cover" | "work" | "money" | "dispute";
  /** Further than `allowed_actions`: whether this claim has what the action is about. */
  when?: (claim: ClaimOut) => boolean;
} & (
  | { load: () => Promise<{ default: ComponentType<ClaimActionProps> }> }
  | { path: (reference: string) => string }
);

/** A block of the claim's screen that another feature draws. */
export interface ClaimSectionProps {
  claim: ClaimOut;
}
