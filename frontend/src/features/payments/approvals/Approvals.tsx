import { Stack } from "@mantine/core";
import { useMay } from "@/app/session";
import { ConflictsToDecide } from "./ConflictsToDecide";
import { DetailsToApprove } from "./DetailsToApprove";
import { ExceptionsToApprove } from "./ExceptionsToApprove";
import { MergesToApprove } from "./MergesToApprove";
import { PaymentsToApprove } from "./PaymentsToApprove";
import { QuotesToApprove } from "./QuotesToApprove";

/** One place for all that awaits a second person, each with what one needs to decide. */
export function Approvals() {
  const may = useMay();
  return (
    <Stack>
      {may("payments:read") && <PaymentsToApprove />}
      {may("payees:approve") && <DetailsToApprove />}
      {may("requests:approve") && <QuotesToApprove />}
      {may("limits:approve") && <ExceptionsToApprove />}
      {may("conflicts:decide") && <ConflictsToDecide />}
      {may("policies:edit") && <MergesToApprove />}
    </Stack>
  );
}
