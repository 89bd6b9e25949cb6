import type { ClaimAction } from "@/features/claims/contract";

export const claimActions: ClaimAction[] = [
  { action: "record_complaint", key: "record_complaint", group: "dispute", load: () => import("./dialogs/ClaimComplaint") },
  { action: "record_disagreement", key: "record_disagreement", group: "dispute", load: () => import("./disagreements/RaiseDisagreement") },
];
