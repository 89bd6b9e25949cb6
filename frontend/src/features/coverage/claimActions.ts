import type { ClaimAction } from "@/features/claims/contract";

const shared = (claim: { standing: Record<string, unknown> | null; coverage_decision: { event_id: string | null } | null }) => {
  const events = (claim.standing?.events ?? []) as { id: string; claims: string[] }[];
  const own = events.find((event) => event.id === claim.coverage_decision?.event_id);
  return own === undefined || own.claims.length > 1;
};

export const claimActions: ClaimAction[] = [
  { action: "qualify", key: "qualify", group: "cover", when: (claim) => claim.contents.length > 0, path: (reference) => `/claims/${reference}/qualification` },
  { action: "decide_coverage", key: "decide_coverage", group: "cover", path: (reference) => `/claims/${reference}/decision` },
  { action: "join_event", key: "join_event", group: "cover", load: () => import("./dialogs/JoinEvent") },
  { action: "split_event", key: "split_event", group: "cover", when: shared, load: () => import("./dialogs/SplitEvent") },
  { action: "record_vat_position", key: "record_vat_position", group: "cover", load: () => import("./dialogs/VatPosition") },
];
