import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { accountingListMonthsOptions } from "@/api/@tanstack/react-query.gen";
import type { BackendAccountingSchemasMonthsOut as MonthsOut } from "@/api/types.gen";
import { month } from "@/lib/format";
import { Page } from "@/ui/Page";
import { Wait } from "@/ui/Wait";
import { CloseMonth } from "./parts/CloseMonth";
import { Entries } from "./parts/Entries";
import { Months } from "./parts/Months";

/** The months of the books: their entries, and the closing of the one whose turn it is. */
export default function AccountingPage() {
  const { t } = useTranslation("accounting");
  const months = useQuery(accountingListMonthsOptions());
  const [closing, setClosing] = useState(false);
  const next = months.data?.next_to_close ?? null;
  const closes = next !== null && months.data?.allowed_actions.includes("close");
  return (
    <Page title={t("title")} lead={t("lead")} actions={closes && <Button onClick={() => setClosing(true)}>{t("close.open", { month: month(next) })}</Button>}>
      <Wait query={months} rows={10}>{(found) => <Shown months={found} />}</Wait>
      {closing && next && <CloseMonth month={next} onClose={() => setClosing(false)} />}
    </Page>
  );
}

function Shown({ months }: { months: MonthsOut }) {
  const [params, setParams] = useSearchParams();
  const shown = params.get("month") ?? months.next_to_close ?? months.closed[0]?.month ?? null;
  return (
    <>
      <Months months={months} shown={shown} onShow={(picked) => setParams({ month: picked })} />
      {shown && <Entries key={shown} month={shown} />}
    </>
  );
}
