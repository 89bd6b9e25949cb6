import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { paymentsApproveDifferenceMutation, providersAcceptMutation, providersApproveQuoteMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { euros } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { type MissionDialogProps, MissionModal } from "../MissionModal";
import { missionKey } from "../reads";

const RUNS = {
  accept: providersAcceptMutation().mutationFn,
  approve_quote: providersApproveQuoteMutation().mutationFn,
  approve_invoice: paymentsApproveDifferenceMutation().mutationFn,
};

/** A yes without further words. */
export function ConfirmDialog({ mission, onClose, what }: MissionDialogProps & { what: keyof typeof RUNS }) {
  const { t } = useTranslation("missions");
  const action = useAction(RUNS[what], { becomes: missionKey(mission.reference), done: t(`yes.${what}.done`), onDone: onClose });
  const send = (version: number) => void action.run({ path: { reference: mission.reference }, headers: ifMatch(version) });
  const invoice = mission.invoices.find((one) => one.state === "to_approve");
  const amount = euros(what === "approve_invoice" ? invoice?.amount_ttc : mission.quote?.amount_ttc);
  return (
    <MissionModal mission={mission} title={t(`yes.${what}.title`)} submit={t(`yes.${what}.submit`)} action={action} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t(`yes.${what}.what`, { provider: mission.provider_name, amount })}</Text>
      {what === "approve_invoice" && invoice?.difference_reason && <Text size="sm">{t("invoice.because", { reason: invoice.difference_reason })}</Text>}
    </MissionModal>
  );
}
