import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import type { ComplaintOut } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";

const Dialogs = lazy(() => import("./ComplaintDialogs"));

export type Deed = ComplaintOut["allowed_actions"][number];

/** In the order of a complaint's life; the last one shown is the next to do. */
const ORDER: Deed[] = ["assign", "escalate", "answer", "acknowledge"];

/** What may be done to this complaint, the next step last and filled. */
export function ComplaintActions({ complaint }: { complaint: ComplaintOut }) {
  const label = useLabel();
  const [open, setOpen] = useState<Deed | null>(null);
  const deeds = ORDER.filter((one) => complaint.allowed_actions.includes(one));
  const due = deeds.findLast((one) => one === "acknowledge" || one === "answer");
  return (
    <>
      {deeds.map((deed) => <Button key={deed} variant={deed === due ? "filled" : "default"} onClick={() => setOpen(deed)}>{label("complaint_action", deed)}</Button>)}
      {open && <Suspense><Dialogs deed={open} complaint={complaint} onClose={() => setOpen(null)} /></Suspense>}
    </>
  );
}
