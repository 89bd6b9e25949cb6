import type { ComplaintIn, Level } from "@/api/types.gen";

export const CHANNELS: ComplaintIn["channel"][] = ["letter", "email", "portal", "phone", "oral", "social_network", "broker", "authority"];
export const CAUSES: NonNullable<ComplaintIn["cause"]>[] = ["refusal", "delay", "quality", "amount", "information", "provider", "conduct", "data", "other"];
export const LEVELS: Level[] = ["first", "second", "mediator", "authority", "court"];
export const STATES = ["received", "acknowledged", "answered"] as const;
export const OUTCOMES = ["upheld", "partly_upheld", "rejected", "withdrawn"] as const;

/** Levels at which we acknowledge by letter and answer with the mention of the mediator. */
export const isOurs = (level: Level) => level === "first" || level === "second";

/** The levels above one, to which a complaint may go. */
export const above = (level: Level) => LEVELS.slice(LEVELS.indexOf(level) + 1);
