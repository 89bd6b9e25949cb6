import type { ClaimAction } from "@/features/claims/contract";

export const claimActions: ClaimAction[] = [
  { action: "refund", key: "refund", group: "money", load: () => import("./claim/RefundModal") },
  { action: "court_deposit", key: "court_deposit", group: "money", load: () => import("./claim/DepositModal") },
  { action: "pay_ex_gratia", key: "pay_ex_gratia", group: "money", load: () => import("./claim/ExGratiaModal") },
  { action: "estimate_reserve", key: "estimate_reserve", group: "money", load: () => import("./claim/ReserveModal") },
  { action: "record_recovery", key: "record_recovery", group: "money", load: () => import("./claim/RecoveryModal") },
  { action: "record_recovery", key: "contribution", group: "money", load: () => import("./claim/ContributionModal") },
];
