import { Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsGetCarrierAccountOptions, paymentsSetCarrierAccountMutation, policiesListCarriersOptions } from "@/api/@tanstack/react-query.gen";
import type { CarrierOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { Iban } from "@/features/payments/payees/Iban";
import { IbanInput } from "@/features/payments/payees/IbanInput";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { Empty } from "@/ui/Empty";
import { Facts } from "@/ui/Facts";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";

/** Who bears the risk; the account that their transfers leave from is set here. */
export function CarriersRoom() {
  const { t } = useTranslation("admin");
  const may = useMay();
  const [edited, setEdited] = useState<CarrierOut | null>(null);
  const carriers = useQuery(policiesListCarriersOptions());
  return (
    <Page title={t("rooms.carriers")}>
      <Wait query={carriers} rows={4}>
        {(rows) => (rows.length === 0 ? <Empty>{t("carriers.none")}</Empty> : (
          <Stack>
            {rows.map((one) => (
              <Section key={one.code} title={one.name} actions={may("products:edit") && <Button size="compact-sm" variant="default" onClick={() => setEdited(one)}>{t("carriers.set")}</Button>}>
                <Facts rows={[[t("carriers.licence"), one.licence], [t("carriers.letterhead"), one.letterhead], [t("carriers.complaints"), one.complaint_address], [t("carriers.mediator"), one.mediator], [t("carriers.account"), may("batches:read") && <Account code={one.code} />]]} />
              </Section>
            ))}
          </Stack>
        ))}
      </Wait>
      {edited && <AccountModal carrier={edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}

function Account({ code }: { code: string }) {
  const { t } = useTranslation("admin");
  const account = useQuery(paymentsGetCarrierAccountOptions({ path: { code } }));
  return <Wait query={account} rows={1}>{({ iban }) => (iban ? <Iban iban={iban} /> : <>{t("carriers.unset")}</>)}</Wait>;
}

function AccountModal({ carrier, onClose }: { carrier: CarrierOut; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const [iban, setIban] = useState("");
  const set = useAction(paymentsSetCarrierAccountMutation().mutationFn, { done: t("carriers.done"), onDone: onClose });
  return (
    <ActionModal title={t("carriers.setTitle", { name: carrier.name })} submit={t("save")} pending={set.pending} problem={set.problem} onClose={onClose}
      onSubmit={() => void set.run({ path: { code: carrier.code }, body: { iban }, headers: { "idempotency-key": crypto.randomUUID() } })}>
      <IbanInput label={t("carriers.iban")} value={iban} error={set.fields.iban} onChange={setIban} />
    </ActionModal>
  );
}
