import type { ComponentType } from "react";
import { AppointThirdPerson } from "./AppointThirdPerson";
import type { DisagreementDialogProps } from "./DisagreementModal";
import { RecordOpinion } from "./RecordOpinion";
import { Settle } from "./Settle";

export type Move = "appoint_third_person" | "record_opinion" | "settle";

export const DIALOGS: Record<Move, ComponentType<DisagreementDialogProps>> = { appoint_third_person: AppointThirdPerson, record_opinion: RecordOpinion, settle: Settle };
