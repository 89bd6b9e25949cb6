import type { Deed } from "./ComplaintActions";
import { Acknowledge } from "./dialogs/Acknowledge";
import { Answer } from "./dialogs/Answer";
import { AssignComplaint } from "./dialogs/AssignComplaint";
import type { ComplaintDialogProps } from "./dialogs/ComplaintModal";
import { Escalate } from "./dialogs/Escalate";

const DIALOGS = { acknowledge: Acknowledge, answer: Answer, assign: AssignComplaint, escalate: Escalate };

export default function ComplaintDialogs({ deed, ...props }: ComplaintDialogProps & { deed: Deed }) {
  const Dialog = DIALOGS[deed];
  return <Dialog {...props} />;
}
