import { Stack } from "@mantine/core";
import { useMay } from "@/app/session";
import { DetailsToApprove } from "./DetailsToApprove";
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
    </Stack>
  );
}
