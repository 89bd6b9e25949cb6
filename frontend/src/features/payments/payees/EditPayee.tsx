import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsChangePayeeMutation, paymentsGetPayeeQueryKey } from "@/api/@tanstack/react-query.gen";
import type { PayeePage } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { useVersions } from "@/lib/versions";
import { ActionModal } from "@/ui/ActionModal";
import { StaleNotice } from "@/ui/StaleNotice";
import { ContactFields } from "./ContactFields";
import { changesOf, type Contact, contactOf, EMPTY } from "./kinds";

const KEYS = Object.keys(EMPTY) as (keyof Contact)[];

/** Name, e-mail and address; only what was changed by hand is sent, so that nobody's line is wiped. */
export function EditPayee({ payee, onClose }: { payee: PayeePage; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const [contact, setContact] = useState(() => contactOf(payee));
  const change = useAction(paymentsChangePayeeMutation().mutationFn, { becomes: paymentsGetPayeeQueryKey({ path: { payee_id: payee.id } }), done: t("payee.saved"), onDone: onClose });
  const edit = useVersions(payee, change.stale);
  const [from] = useState(() => contactOf(payee));
  const changes = changesOf(from, contact);
  const touched = KEYS.filter((key) => key in changes);
  const send = (version = edit.version) => void change.run({ path: { payee_id: payee.id }, headers: ifMatch(version), body: changes });
  return (
    <ActionModal title={t("payee.editTitle", { name: payee.name })} submit={t("save")} pending={change.pending} problem={change.stale ? null : change.problem} disabled={touched.length === 0}
      onSubmit={() => send()} onClose={onClose}>
      <StaleNotice edit={edit} fields={KEYS.map((key) => ({ key, label: t(`contact.${key}`), of: (one: PayeePage) => one[key] ?? "" }))}
        typed={touched.map((key) => ({ label: t(`contact.${key}`), value: contact[key] }))} onResume={send} onDrop={onClose} />
      <ContactFields value={contact} onChange={setContact} errors={change.fields} named={payee.provider_id === null && payee.person_id === null} />
    </ActionModal>
  );
}
