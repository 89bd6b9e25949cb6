import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paymentsGetPayeeOptions } from "@/api/@tanstack/react-query.gen";
import { useMay } from "@/app/session";
import { Wait } from "@/ui/Wait";
import { Facts } from "../Facts";
import { Iban } from "./Iban";
import { Note } from "../Note";

/** The account that a payee is paid on now, or that there is none yet. */
export function AccountOf({ payeeId }: { payeeId: string }) {
  const may = useMay();
  return may("payees:read") ? <Known payeeId={payeeId} /> : null;
}

function Known({ payeeId }: { payeeId: string }) {
  const { t } = useTranslation("payments");
  const payee = useQuery(paymentsGetPayeeOptions({ path: { payee_id: payeeId } }));
  const sheet = <Anchor component={Link} to={`/payees/${payeeId}`}>{t("account.open")}</Anchor>;
  return (
    <Wait query={payee} rows={2}>
      {({ account, awaits_approval }) => (
        <>
          {account && <Facts rows={[[t("account.holder"), account.holder], [t("account.iban"), <Iban iban={account.iban} />], [t("account.bic"), account.bic]]} />}
          {!account && <Note color="orange" mt="xs">{t(awaits_approval ? "account.awaits" : "account.none")} {sheet}</Note>}
          {account && awaits_approval && <Note color="orange" mt="xs">{t("account.changing")} {sheet}</Note>}
        </>
      )}
    </Wait>
  );
}
