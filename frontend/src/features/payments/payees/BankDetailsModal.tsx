import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsProposeDetailsMutation } from "@/api/@tanstack/react-query.gen";
import type { PayeePage } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { IbanInput } from "./IbanInput";

/** A new account for a payee: a second person decides, and the payee is told at once. */
export function BankDetailsModal({ payee, onClose }: { payee: PayeePage; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const [iban, setIban] = useState("");
  const [holder, setHolder] = useState(payee.name);
  const [source, setSource] = useState("");
  const propose = useAction(paymentsProposeDetailsMutation().mutationFn, { done: t("details.proposed"), onDone: onClose });
  const send = () => void propose.run({ path: { payee_id: payee.id }, body: { iban, holder, source } });
  return (
    <ActionModal title={t("details.title", { name: payee.name })} submit={t("details.propose")} pending={propose.pending} problem={propose.problem} onSubmit={send} onClose={onClose}>
      <IbanInput label={t("account.iban")} value={iban} error={propose.fields.iban} onChange={setIban} />
      <TextInput label={t("account.holder")} required maxLength={140} value={holder} error={propose.fields.holder} onChange={(event) => setHolder(event.currentTarget.value)} />
      <Textarea label={t("details.source")} description={t("details.sourceHelp")} required minLength={3} maxLength={1000} value={source} error={propose.fields.source} onChange={(event) => setSource(event.currentTarget.value)} />
    </ActionModal>
  );
}
