import type { ClaimAction } from "@/features/claims/contract";

export const claimActions: ClaimAction[] = [];
