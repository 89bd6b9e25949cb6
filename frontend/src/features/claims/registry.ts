import type { ClaimOut } from "@/api/types.gen";
import { claimActions as complaints } from "@/features/complaints/claimActions";
import { claimActions as coverage } from "@/features/coverage/claimActions";
import { claimActions as missions } from "@/features/missions/claimActions";
import { claimActions as payments } from "@/features/payments/claimActions";
import { claimActions as own } from "./claimActions";
import type { ClaimAction } from "./contract";

export const GROUPS = ["file", "cover", "work", "money", "dispute"] as const;

const ALL: readonly ClaimAction[] = [...own, ...coverage, ...missions, ...payments, ...complaints];

/** What may be done to this claim now, in the order of the menu. */
export const actionsOf = (claim: ClaimOut, all: readonly ClaimAction[] = ALL): ClaimAction[] =>
  all.filter((one) => claim.allowed_actions.includes(one.action) && (one.when?.(claim) ?? true));
