import { useQuery } from "@tanstack/react-query";
import { takeoverGetImportOptions } from "@/api/@tanstack/react-query.gen";
import { Wait } from "@/ui/Wait";
import { ImportPanel, isRunning } from "./ImportPanel";
import { Reconciliation } from "./Reconciliation";

export function ClaimImportDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const found = useQuery({ ...takeoverGetImportOptions({ path: { import_id: id } }), refetchInterval: ({ state }) => (isRunning(state.data?.state) ? 1_000 : false) });
  return <Wait query={found} rows={4}>{(one) => <ImportPanel found={one} csv={`/api/v1/claim-imports/${id}/rejects.csv`} onClose={onClose}><Reconciliation rows={one.reconciliation} whole={one.reconciled} /></ImportPanel>}</Wait>;
}
