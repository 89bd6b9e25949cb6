import { useQuery } from "@tanstack/react-query";
import { policiesGetImportOptions } from "@/api/@tanstack/react-query.gen";
import { Wait } from "@/ui/Wait";
import { ImportPanel, isRunning } from "./ImportPanel";
import { Warnings } from "./Rejects";

export function PolicyImportDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const found = useQuery({ ...policiesGetImportOptions({ path: { import_id: id } }), refetchInterval: ({ state }) => (isRunning(state.data?.state) ? 1_000 : false) });
  return <Wait query={found} rows={4}>{(one) => <ImportPanel found={one} csv={`/api/v1/policy-imports/${id}/rejects.csv`} onClose={onClose}><Warnings warnings={one.warnings} /></ImportPanel>}</Wait>;
}
