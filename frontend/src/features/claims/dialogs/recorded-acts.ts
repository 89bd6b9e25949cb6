import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { claimsActsOptions } from "@/api/@tanstack/react-query.gen";
import type { RecordedActOut } from "@/api/types.gen";
import { day } from "@/lib/format";
import { ACTS } from "../codes";

/** The acts that still stand, the latest first, each in words; one that a later act corrects is left out. */
export function useRecordedActs(reference: string | undefined): (RecordedActOut & { words: string })[] {
  const { t } = useTranslation("claims");
  const acts = useQuery({ ...claimsActsOptions({ path: { reference: reference ?? "" } }), enabled: reference !== undefined }).data ?? [];
  return standing(acts).map((one) => {
    const known = ACTS.find((code) => code === one.code);
    return { ...one, words: [known ? t(`act.${known}`) : t("form.act.other"), t("story.facts.on", { day: day(one.date) })].join(", ") };
  });
}

export function standing<T extends Pick<RecordedActOut, "id" | "corrects" | "date">>(acts: readonly T[]): T[] {
  const replaced = new Set(acts.map((one) => one.corrects));
  return acts.filter((one) => !replaced.has(one.id)).sort((one, other) => other.date.localeCompare(one.date));
}
