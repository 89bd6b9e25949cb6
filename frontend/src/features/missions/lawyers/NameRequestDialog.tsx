import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lawyersRequestNamesMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";

/** The insured asked in writing for names of lawyers: without it the list stays shut. */
export default function NameRequestDialog({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("missions");
  const [on, setOn] = useState(() => parisDay(new Date()));
  const [document, setDocument] = useState("");
  const action = useAction(lawyersRequestNamesMutation().mutationFn, { done: t("names.done"), onDone: onClose });
  const send = () => void action.run({ path: { reference: claim.reference }, body: { requested_on: on, document } });
  return (
    <ActionModal title={t("names.title")} submit={t("names.submit")} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("names.what")}</Text>
      <DayInput label={t("names.day")} required max={parisDay(new Date())} value={on} error={action.fields.requested_on} onChange={setOn} />
      <TextInput label={t("names.document")} required maxLength={200} value={document} error={action.fields.document} onChange={(event) => setDocument(event.currentTarget.value)} />
    </ActionModal>
  );
}
