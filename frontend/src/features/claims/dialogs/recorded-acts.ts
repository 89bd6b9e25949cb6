import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { claimsActsOptions, claimsPublicationEventsOptions } from "@/api/@tanstack/react-query.gen";
import type { RecordedActOut, RecordedEventOut } from "@/api/types.gen";
import { day } from "@/lib/format";
import { ACTS, PUBLICATION_EVENTS } from "../codes";

/** The acts that still stand, the latest first, each in words; one that a later act corrects is left out. */
export function useRecordedActs(reference: string | undefined): (RecordedActOut & { words: string })[] {
  const { t } = useTranslation("claims");
  const acts = useQuery({ ...claimsActsOptions({ path: { reference: reference ?? "" } }), enabled: reference !== undefined }).data ?? [];
  return standing(acts).map((one) => {
    const known = ACTS.find((code) => code === one.code);
    return { ...one, words: [known ? t(`act.${known}`) : t("form.act.other"), t("story.facts.on", { day: day(one.date) })].join(", ") };
  });
}

/** The events of a content's publication that still stand, the latest first, each in words. */
export function useRecordedEvents(reference: string, content: string): (RecordedEventOut & { words: string })[] {
  const { t } = useTranslation("claims");
  const path = { reference, content_id: content };
  const events = useQuery({ ...claimsPublicationEventsOptions({ path }), enabled: content !== "" }).data ?? [];
  return standing(events.map((one) => ({ ...one, date: one.on }))).map((one) => {
    const known = PUBLICATION_EVENTS.find((code) => code === one.code);
    return { ...one, words: [known ? t(`publication_event.${known}`) : one.code, t("story.facts.on", { day: day(one.on) })].join(", ") };
  });
}

export function standing<T extends { id: string; corrects: string | null; date: string }>(facts: readonly T[]): T[] {
  const replaced = new Set(facts.map((one) => one.corrects));
  return facts.filter((one) => !replaced.has(one.id)).sort((one, other) => other.date.localeCompare(one.date));
}
