import { Alert, Select, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { lawyersIssueAgreementMutation, lawyersLawyerLaneOptions } from "@/api/@tanstack/react-query.gen";
import type { AgreementToPayOut } from "@/api/types.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { euros, parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { Agreement, noAgreement, sentAgreement } from "../dialogs/Agreement";
import { Facts } from "../Facts";

/** A step of proceedings granted at the terms' scale: first what it would commit, then for good. */
export default function AgreeToPayDialog({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("missions");
  const path = { reference: claim.reference };
  const lane = useQuery(lawyersLawyerLaneOptions({ path }));
  const [step, setStep] = useState<string | null>(null);
  const [refused, setRefused] = useState("");
  const [agreement, setAgreement] = useState(noAgreement);
  const [would, setWould] = useState<AgreementToPayOut | null>(null);
  const rehearse = useAction(lawyersIssueAgreementMutation().mutationFn, { invalidates: [], onDone: setWould });
  const grant = useAction(lawyersIssueAgreementMutation().mutationFn, { done: t("grant.done"), onDone: onClose });
  const action = would ? grant : rehearse;
  const again = <T,>(set: (value: T) => void) => (value: T) => {
    setWould(null);
    set(value);
  };
  const send = () => {
    const asked = { path, body: { step: step ?? "", refused_on: refused || undefined, insured_agreement: sentAgreement(agreement) } };
    void (would ? grant.run(asked) : rehearse.run({ ...asked, query: { dry_run: true } }));
  };
  const scale = lane.data?.guarantee?.scale ?? [];
  return (
    <ActionModal title={t("grant.title")} submit={would ? t("grant.submit") : t("order.rehearse")} pending={action.pending} problem={action.problem} disabled={step === null} onSubmit={send} onClose={onClose}>
      {lane.data && !lane.data.guarantee && <Alert role="note" color="orange" variant="light">{t("lane.noGuarantee")}</Alert>}
      {lane.data && !lane.data.choice && <Alert role="note" color="orange" variant="light">{t("grant.noLawyer")}</Alert>}
      {lane.data?.choice && <Text size="sm">{t("grant.for", { name: lane.data.choice.name, bar: lane.data.choice.bar })}</Text>}
      <Select label={t("grant.step")} required value={step} error={action.fields.step} onChange={again(setStep)} data={scale.map((one) => ({ value: one.step, label: `${one.label} · ${euros(one.amount)}` }))} />
      <DayInput label={t("grant.refused")} max={parisDay(new Date())} value={refused} error={action.fields.refused_on} onChange={again(setRefused)} />
      <Agreement value={agreement} onChange={again(setAgreement)} fields={action.fields} />
      {would && (
        <Alert role="status" variant="light" color="egide" title={t("grant.would")}>
          <Facts facts={[[t("grant.scale"), euros(would.scale_amount)], [t("order.insurer"), <strong key="part">{euros(would.insurer_part)}</strong>], [t("order.insured"), euros(would.insured_share)], [t("order.deductible"), would.deductible !== "0.00" && euros(would.deductible)]]} />
        </Alert>
      )}
    </ActionModal>
  );
}
