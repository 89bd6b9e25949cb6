import { useQueryClient } from "@tanstack/react-query";
import { lawyersLawyerLaneQueryKey } from "@/api/@tanstack/react-query.gen";
import type { AgreementToPayOut, LawyerLaneOut } from "@/api/types.gen";

/** The lane remembers a step as an action left it: the next form opens on its version, without waiting for the reading. */
export function useStepKept() {
  const client = useQueryClient();
  return (step: AgreementToPayOut) => {
    const key = lawyersLawyerLaneQueryKey({ path: { reference: step.claim_reference } });
    client.setQueryData<LawyerLaneOut>(key, (lane) => lane && { ...lane, agreements: lane.agreements.map((one) => (one.reference === step.reference ? step : one)) });
  };
}
