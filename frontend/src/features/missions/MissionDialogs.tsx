import type { ServiceRequestOut } from "@/api/types.gen";
import type { Deed } from "./deeds";
import { AnswerAgreementDialog, AskAgreementDialog } from "./dialogs/AgreementDialogs";
import CancelDialog from "./dialogs/CancelDialog";
import ChangeOrderDialog from "./dialogs/ChangeOrderDialog";
import { ConfirmDialog } from "./dialogs/ConfirmDialog";
import CreditNoteDialog from "./dialogs/CreditNoteDialog";
import DeliveryDialog from "./dialogs/DeliveryDialog";
import InvoiceDialog from "./dialogs/InvoiceDialog";
import InvoiceFileDialog from "./dialogs/InvoiceFileDialog";
import OrderDialog from "./dialogs/OrderDialog";
import QuoteDialog from "./dialogs/QuoteDialog";
import { ReasonDialog } from "./dialogs/ReasonDialog";
import ReplaceDialog from "./dialogs/ReplaceDialog";
import { CauseDialog, RateDialog } from "./dialogs/ResultDialogs";

interface MissionDialogsProps {
  deed: Deed;
  mission: ServiceRequestOut;
  onOpen: (deed: Deed) => void;
  onClose: () => void;
}

/** The dialogue of each deed. */
export default function MissionDialogs({ deed, mission, onOpen, onClose }: MissionDialogsProps) {
  const props = { mission, onClose };
  switch (deed) {
    case "accept": case "approve_quote": case "approve_invoice": return <ConfirmDialog {...props} what={deed} />;
    case "decline": case "refuse_quote": case "reject_invoice": return <ReasonDialog {...props} what={deed} />;
    case "quote": return <QuoteDialog {...props} />;
    case "ask_agreement": return <AskAgreementDialog {...props} />;
    case "answer_agreement": return <AnswerAgreementDialog {...props} />;
    case "order": return <OrderDialog {...props} onAskAgreement={mission.allowed_actions.includes("ask_agreement") ? () => onOpen("ask_agreement") : undefined} />;
    case "change_order": return <ChangeOrderDialog {...props} />;
    case "deliver": case "deliver_part": return <DeliveryDialog {...props} part={deed === "deliver_part"} />;
    case "invoice": return <InvoiceDialog {...props} />;
    case "invoice_part": return <InvoiceDialog {...props} kind="deposit" />;
    case "invoice_file": return <InvoiceFileDialog {...props} />;
    case "credit_note": return <CreditNoteDialog {...props} />;
    case "replace": return <ReplaceDialog {...props} />;
    case "cancel": return <CancelDialog {...props} />;
    case "cause": return <CauseDialog {...props} />;
    case "rate": return <RateDialog {...props} />;
  }
}
