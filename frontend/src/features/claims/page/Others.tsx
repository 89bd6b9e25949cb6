import { type ComponentType, lazy, Suspense } from "react";
import type { ClaimOut, Permission } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { Rows } from "@/ui/Wait";
import type { ClaimSectionProps } from "../contract";

const ClaimCover = lazy(() => import("@/features/coverage/ClaimCover"));
const ClaimMissions = lazy(() => import("@/features/missions/ClaimMissions"));
const ClaimMoney = lazy(() => import("@/features/payments/ClaimMoney"));
const ClaimComplaints = lazy(() => import("@/features/complaints/ClaimComplaints"));

const BLOCKS: { id: string; needs: Permission; Block: ComponentType<ClaimSectionProps> }[] = [
  { id: "cover", needs: "claims:read", Block: ClaimCover },
  { id: "missions", needs: "requests:read", Block: ClaimMissions },
  { id: "money", needs: "payments:read", Block: ClaimMoney },
  { id: "complaints", needs: "complaints:read", Block: ClaimComplaints },
];

/** What other features say of the claim, below its three columns, each under its own address. */
export function Others({ claim }: { claim: ClaimOut }) {
  const may = useMay();
  return BLOCKS.filter((one) => may(one.needs)).map(({ id, Block }) => (
    <div key={id} id={id} className="eg-anchor"><Suspense fallback={<Rows count={4} />}><Block claim={claim} /></Suspense></div>
  ));
}
