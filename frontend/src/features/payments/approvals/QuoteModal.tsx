import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { providersApproveQuoteMutation, providersGetRequestOptions } from "@/api/@tanstack/react-query.gen";
import type { ServiceRequestOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { day, euros } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useVersions } from "@/lib/versions";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { StaleNotice } from "@/ui/StaleNotice";
import { Rows } from "@/ui/Wait";
import { Facts } from "../Facts";

interface QuoteModalProps {
  reference: string;
  onClose: () => void;
}

/** A quote as received, for a second person to approve. */
export function QuoteModal({ reference, onClose }: QuoteModalProps) {
  const mission = useQuery(providersGetRequestOptions({ path: { reference } }));
  return mission.data ? <Shown mission={mission.data} onClose={onClose} /> : <Rows count={1} />;
}

function Shown({ mission, onClose }: { mission: ServiceRequestOut; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const quote = mission.quote;
  const approve = useAction(providersApproveQuoteMutation().mutationFn, { done: t("quote.done"), onDone: onClose });
  const edit = useVersions(mission, approve.stale);
  const send = (version = edit.version) => void approve.run({ path: { reference: mission.reference }, headers: ifMatch(version) });
  return (
    <ActionModal title={t("quote.title", { reference: mission.reference })} submit={t("approve.open")} pending={approve.pending} problem={approve.stale ? null : approve.problem}
      disabled={!mission.allowed_actions.includes("approve_quote")} onSubmit={() => send()} onClose={onClose}>
      <StaleNotice edit={edit} fields={[{ key: "amount", label: t("quote.amount"), of: (one) => euros(one.quote?.amount_ttc) }]} onResume={send} onDrop={onClose} />
      <Facts rows={[
        [t("payee.provider"), mission.provider_name],
        [t("payment.claim"), mission.claim_reference],
        [t("quote.what"), label("benefit", mission.speciality)],
        [t("quote.amount"), quote && <strong>{euros(quote.amount_ttc)}</strong>],
        [t("quote.net"), quote?.amount_ht && t("quote.vat", { net: euros(quote.amount_ht), vat: euros(quote.amount_vat) })],
        [t("quote.until"), day(quote?.valid_until)],
        [t("quote.instructions"), mission.instructions],
      ]} />
    </ActionModal>
  );
}
