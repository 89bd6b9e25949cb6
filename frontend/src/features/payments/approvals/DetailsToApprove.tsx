import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { paymentsGetPayeeOptions, paymentsListPayeesQueryKey } from "@/api/@tanstack/react-query.gen";
import { paymentsListPayees } from "@/api/sdk.gen";
import type { PayeeOut } from "@/api/types.gen";
import { usePages } from "@/lib/pages";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { Button, Text } from "@mantine/core";
import { Compare } from "../payees/Compare";

const FEW = 10;

/** Accounts that somebody proposed: the old one beside the new one, ten at a time. */
export function DetailsToApprove() {
  const { t } = useTranslation("payments");
  const query = { awaits_approval: true };
  const payees = usePages([...paymentsListPayeesQueryKey({ query }), "pages"], (cursor, signal) => paymentsListPayees({ query: { ...query, cursor, limit: FEW }, signal }));
  return (
    <Wait query={payees} rows={3}>
      {(rows) => rows.length === 0 ? <Section title={t("approvals.details")}><Text size="sm" c="dimmed">{t("approvals.noDetails")}</Text></Section> : (
        <>
          <Pending payees={rows} />
          {payees.hasNextPage && <Button variant="default" loading={payees.isFetchingNextPage} onClick={() => void payees.fetchNextPage()}>{t("approvals.moreDetails")}</Button>}
        </>
      )}
    </Wait>
  );
}

function Pending({ payees }: { payees: PayeeOut[] }) {
  const sheets = useQueries({ queries: payees.map((one) => paymentsGetPayeeOptions({ path: { payee_id: one.id } })) });
  return sheets.map((sheet, index) => (
    <Wait key={payees[index]?.id} query={sheet} rows={3}>
      {(payee) => (payee.bank_details ?? []).filter((one) => one.state === "pending").map((one) => <Compare key={one.id} payee={payee} proposed={one} />)}
    </Wait>
  ));
}
