import { Text } from "@mantine/core";
import { type ComponentProps, useState } from "react";
import { useTranslation } from "react-i18next";
import { assistanceCloseMutation, assistanceIdentifyMutation } from "@/api/@tanstack/react-query.gen";
import type { AssistanceOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { number } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useLabel } from "@/ui/Labels";
import { VersionedModal } from "@/ui/VersionedModal";
import { PolicyPicker } from "./PolicyPicker";

interface AssistanceDialogProps {
  request: AssistanceOut;
  onClose: () => void;
}

type Modal = ComponentProps<typeof VersionedModal<AssistanceOut>>;

function AssistanceModal({ request, ...modal }: Omit<Modal, "thing" | "fields"> & { request: AssistanceOut }) {
  const { t } = useTranslation("assistance");
  const label = useLabel();
  const fields = [
    { key: "state", label: t("field.state"), of: (one: AssistanceOut) => label("assistance_state", one.state) },
    { key: "policy", label: t("field.policy"), of: (one: AssistanceOut) => one.policy_number ?? "" },
    { key: "sessions", label: t("field.sessions"), of: (one: AssistanceOut) => number(one.sessions.length) },
  ];
  return <VersionedModal {...modal} thing={request} fields={fields} />;
}

/** The policy, once found. */
export function IdentifyDialog({ request, onClose }: AssistanceDialogProps) {
  const { t } = useTranslation("assistance");
  const [policy, setPolicy] = useState<string | null>(null);
  const action = useAction(assistanceIdentifyMutation().mutationFn, { done: t("identify.done"), onDone: onClose });
  const send = (version: number) => void action.run({ path: { reference: request.reference }, headers: ifMatch(version), body: { policy_number: policy ?? "" } });
  return (
    <AssistanceModal request={request} title={t("identify.title")} submit={t("identify.submit")} action={action} disabled={policy === null} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("identify.what", { name: request.insured ?? t("unnamed") })}</Text>
      <PolicyPicker value={policy} onChange={setPolicy} error={action.fields.policy_number} required />
    </AssistanceModal>
  );
}

/** The assistance is over. */
export function CloseDialog({ request, onClose }: AssistanceDialogProps) {
  const { t } = useTranslation("assistance");
  const action = useAction(assistanceCloseMutation().mutationFn, { done: t("close.done"), onDone: onClose });
  const send = (version: number) => void action.run({ path: { reference: request.reference }, headers: ifMatch(version) });
  return (
    <AssistanceModal request={request} title={t("close.title", { reference: request.reference })} submit={t("close.submit")} action={action} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("close.what")}</Text>
    </AssistanceModal>
  );
}
