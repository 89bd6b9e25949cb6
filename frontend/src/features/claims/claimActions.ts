import type { ClaimAction } from "@/features/claims/contract";

export const claimActions: ClaimAction[] = [
  { action: "edit", key: "identify_policy", group: "file", when: (claim) => claim.policy_number === null, load: () => import("./dialogs/IdentifyPolicy") },
  { action: "edit", key: "edit", group: "file", load: () => import("./dialogs/EditFacts") },
  { action: "add_content", key: "add_content", group: "file", load: () => import("./dialogs/AddContent") },
  { action: "edit", key: "add_party", group: "file", load: () => import("./dialogs/AddParty") },
  { action: "assign", key: "assign", group: "file", load: () => import("./dialogs/Assign") },
  { action: "edit", key: "add_task", group: "file", load: () => import("./dialogs/AddTask") },
  { action: "request_information", key: "request_information", group: "file", load: () => import("./dialogs/AskQuestion") },
  { action: "link", key: "link", group: "file", load: () => import("./dialogs/LinkClaim") },
  { action: "close", key: "close", group: "file", load: () => import("./dialogs/CloseClaim") },
  { action: "reopen", key: "reopen", group: "file", load: () => import("./dialogs/ReopenClaim") },
  { action: "set_publication_date", key: "set_publication_date", group: "work", when: (claim) => claim.contents.length > 0, load: () => import("./dialogs/DatePublication") },
  { action: "record_act", key: "publication_event", group: "work", when: (claim) => claim.contents.length > 0, load: () => import("./dialogs/PublicationEvent") },
  { action: "record_act", key: "record_act", group: "work", load: () => import("./dialogs/RecordAct") },
  { action: "record_act", key: "open_clock", group: "work", load: () => import("./dialogs/OpenClock") },
];
