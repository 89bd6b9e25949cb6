import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { accountingGetReservesOptions, accountingListRecoveriesOptions } from "@/api/@tanstack/react-query.gen";
import { useMay } from "@/app/session";
import type { ClaimSectionProps } from "@/features/claims/contract";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { ClaimPayments } from "./claim/ClaimPayments";
import { Recoveries } from "./claim/Recoveries";
import { ReserveHistory } from "./claim/ReserveHistory";
import { ReserveLines } from "./claim/ReserveLines";
import { Running } from "./claim/Running";

/** The money of a claim: what it costs and will cost, what was paid, what came back. */
export default function ClaimMoney({ claim }: ClaimSectionProps) {
  const { t } = useTranslation("payments");
  const may = useMay();
  const path = { reference: claim.reference };
  const reserves = useQuery(accountingGetReservesOptions({ path }));
  const recoveries = useQuery(accountingListRecoveriesOptions({ path }));
  return (
    <Section title={t("money.title")}>
      <Wait query={reserves} rows={6}>
        {(found) => (
          <>
            <Running amounts={found} closed={found.closed} />
            <ReserveLines lines={found.lines} />
            {may("payments:read") && <ClaimPayments claim={claim.reference} />}
            <Wait query={recoveries} rows={1}>{(rows) => <Recoveries rows={rows} />}</Wait>
            <ReserveHistory history={found.history} />
            {found.lines.length === 0 && <Text size="sm" c="dimmed">{t("money.nothing")}</Text>}
          </>
        )}
      </Wait>
    </Section>
  );
}
