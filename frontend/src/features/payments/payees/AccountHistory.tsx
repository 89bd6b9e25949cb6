import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BankDetailsOut } from "@/api/types.gen";
import { instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";
import { Iban } from "./Iban";

const COLORS: Record<BankDetailsOut["state"], string> = { pending: "orange", approved: "teal", rejected: "gray" };

/** Every account ever proposed, with who proposed it and who decided. */
export function AccountHistory({ details }: { details: BankDetailsOut[] }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const columns: Column<BankDetailsOut>[] = [
    { key: "iban", label: t("account.iban"), cell: (row) => <Iban iban={row.iban} /> },
    { key: "holder", label: t("account.holder"), cell: (row) => row.holder },
    { key: "source", label: t("details.source"), cell: (row) => row.source },
    { key: "by", label: t("details.by"), cell: (row) => t("facts.by", { on: instant(row.proposed_at), who: row.proposed_by }) },
    { key: "state", label: t("payment.state"), cell: (row) => <><span className="eg-status" data-color={COLORS[row.state]}>{label("bank_details_state", row.state)}</span> <Text span size="xs" c="dimmed">{row.reason}</Text></> },
    { key: "decided", label: t("details.decided"), cell: (row) => row.decided_at && t("facts.by", { on: instant(row.decided_at), who: row.decided_by }) },
  ];
  return <Section title={t("details.history")}><Table caption={t("details.history")} columns={columns} rows={details} rowKey={(row) => row.id} empty={t("details.none")} /></Section>;
}
