import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsApproveDetailsMutation } from "@/api/@tanstack/react-query.gen";
import type { BankDetailsOut, PayeePage } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useAction } from "@/lib/actions";
import { instant } from "@/lib/format";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Section } from "@/ui/Section";
import { Facts } from "../Facts";
import { Iban } from "./Iban";
import { RejectDetails } from "./RejectDetails";
import { Sides } from "../Sides";

interface CompareProps {
  payee: Pick<PayeePage, "name" | "account">;
  proposed: BankDetailsOut;
}

/** The account proposed beside the one in use, for a second person to decide. */
export function Compare({ payee, proposed }: CompareProps) {
  const { t } = useTranslation("payments");
  const may = useMay();
  const [rejecting, setRejecting] = useState(false);
  const approve = useAction(paymentsApproveDetailsMutation().mutationFn, { done: t("details.approved", { name: payee.name }) });
  const can = (action: string) => proposed.allowed_actions.includes(action);
  const old = payee.account;
  return (
    <Section title={t("details.awaiting", { name: payee.name })} actions={
      <Group gap="xs">
        {can("reject") && <Button variant="default" size="sm" onClick={() => setRejecting(true)}>{t("reject.open")}</Button>}
        {can("approve") && <Button size="sm" loading={approve.pending} onClick={() => void approve.run({ path: { details_id: proposed.id } })}>{t("details.approve")}</Button>}
      </Group>
    }>
      <Sides>
        <div className="eg-side">
          <h3>{t("details.now")}</h3>
          {old ? <Facts rows={[[t("account.holder"), old.holder], [t("account.iban"), <Iban iban={old.iban} />], [t("account.bic"), old.bic]]} /> : <Text size="sm">{t("payee.noAccount")}</Text>}
        </div>
        <div className="eg-side" data-new>
          <h3>{t("details.new")}</h3>
          <Facts rows={[
            [t("account.holder"), <>{proposed.holder} {proposed.holder !== (old?.holder ?? payee.name) && <strong>({t("details.differs")})</strong>}</>],
            [t("account.iban"), <Iban iban={proposed.iban} />],
            [t("account.bic"), proposed.bic],
            [t("details.source"), proposed.source],
            [t("details.by"), t("facts.by", { on: instant(proposed.proposed_at), who: proposed.proposed_by })],
          ]} />
        </div>
      </Sides>
      {!can("approve") && <Text size="sm" c="dimmed" mt="xs">{t(may("payees:approve") ? "details.own" : "details.other")}</Text>}
      <ProblemAlert problem={approve.problem} />
      {rejecting && <RejectDetails details={proposed} onClose={() => setRejecting(false)} />}
    </Section>
  );
}
