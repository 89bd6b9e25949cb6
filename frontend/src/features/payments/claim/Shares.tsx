import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RecoveryOut } from "@/api/types.gen";
import { euros } from "@/lib/format";
import { Facts } from "../Facts";
import { Note } from "../Note";

/** How a recovered sum is shared, and on what: the explanation is the API's, in words. */
export function Shares({ recovery }: { recovery: RecoveryOut }) {
  const { t } = useTranslation("payments");
  const on = recovery.shared_on;
  return (
    <Note role="status" title={t("shares.title")}>
      <Facts rows={[
        [t("shares.insured"), euros(recovery.insured_part)],
        [t("shares.insurer"), euros(recovery.insurer_part)],
        [t("shares.excess"), Number(recovery.excess) > 0 && euros(recovery.excess)],
      ]} />
      <Text size="xs" c="dimmed" mt={4}>{t("shares.on", { paid: euros(on.insurer_paid), shares: euros(on.insured_shares), declared: euros(on.insured_declared), before: euros(on.insured_recovered_before) })}</Text>
    </Note>
  );
}
