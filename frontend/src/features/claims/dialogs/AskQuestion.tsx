import { Radio, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsAskInformationMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { ifMatch } from "@/lib/http";
import { useLabel } from "@/ui/Labels";
import type { ClaimActionProps } from "../contract";
import { claimKey } from "../reads";
import { ClaimModal } from "./ClaimModal";

export default function AskQuestion({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [to, setTo] = useState<"insured" | "third_party">("insured");
  const question = useDraft(`question:${claim.reference}`, "");
  const ask = useAction(claimsAskInformationMutation().mutationFn, {
    becomes: claimKey(claim.reference),
    done: to === "insured" ? t("form.question.done") : t("form.question.doneThird"),
    onDone: () => { question.clear(); onClose(); },
  });
  const send = (version: number) => void ask.run({ path: { reference: claim.reference }, body: { question: question.value, addressee: to }, headers: ifMatch(version) });
  return (
    <ClaimModal title={label("claim_action", "request_information")} submit={t("form.question.submit")} claim={claim} action={ask} typed={[{ label: t("form.question.text"), value: question.value }]} disabled={question.value.trim() === ""} onSubmit={send} onClose={onClose}>
      <Radio.Group label={t("form.question.to")} value={to} onChange={(value) => setTo(value as typeof to)}>
        <Stack gap={4} mt={4}><Radio value="insured" label={t("form.question.insured")} /><Radio value="third_party" label={t("form.question.third")} /></Stack>
      </Radio.Group>
      <Textarea label={t("form.question.text")} data-autofocus required autosize minRows={4} maxLength={5000} value={question.value} error={ask.fields.question} onChange={(event) => question.setValue(event.currentTarget.value)} />
    </ClaimModal>
  );
}
