import type { ClaimAction } from "@/features/claims/contract";

export const claimActions: ClaimAction[] = [
  { action: "request_service", key: "request_service", group: "work", load: () => import("./RequestServiceDialog") },
  { action: "answer_legal_action", key: "answer_legal_action", group: "work", load: () => import("./lawyers/AnswerLegalAction") },
  { action: "choose_lawyer", key: "choose_lawyer", group: "work", load: () => import("./lawyers/ChooseLawyerDialog") },
  { action: "choose_lawyer", key: "request_lawyer_names", group: "work", load: () => import("./lawyers/NameRequestDialog") },
  { action: "agree_to_pay", key: "agree_to_pay", group: "work", load: () => import("./lawyers/AgreeToPayDialog") },
];
