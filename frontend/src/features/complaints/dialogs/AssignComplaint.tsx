import { NativeSelect, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions, complaintsAssignMutation, complaintsReadQueryKey } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { useLabel } from "@/ui/Labels";
import { type ComplaintDialogProps, ComplaintModal } from "./ComplaintModal";

/** Whoever handled or decided the claim is refused; nobody chosen means that the server proposes. */
export function AssignComplaint({ complaint, onClose }: ComplaintDialogProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const users = useQuery(accountsUsersOptions()).data?.filter((one) => one.active && (one.role === "handler" || one.role === "supervisor") && one.id !== complaint.handler?.id) ?? [];
  const [to, setTo] = useState("");
  const assign = useAction(complaintsAssignMutation().mutationFn, { becomes: complaintsReadQueryKey({ path: { reference: complaint.reference } }), done: t("assign.done"), onDone: onClose });
  const send = (version: number) => void assign.run({ path: { reference: complaint.reference }, body: { handler_id: to || null }, headers: ifMatch(version) });
  return (
    <ComplaintModal complaint={complaint} title={label("complaint_action", "assign")} submit={t("assign.submit")} action={assign} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("assign.hint")}</Text>
      <NativeSelect data-autofocus label={t("assign.to")} value={to} error={assign.fields.handler_id} onChange={(event) => setTo(event.currentTarget.value)}
        data={[{ value: "", label: t("assign.propose") }, ...users.map((one) => ({ value: one.id, label: one.name }))]} />
    </ComplaintModal>
  );
}
