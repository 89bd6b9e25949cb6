import { useTranslation } from "react-i18next";

export const CIRCUMSTANCES = ["already_replied", "already_reported", "already_complained", "already_spent", "functional_protection", "linked_case", "other_insurer", "public_employer"] as const;
export const PROTECTION = ["not_asked", "asked", "granted", "refused"] as const;

/** What was asked at the declaration, in words; what was not told is left out. */
export function useCircumstances() {
  const { t } = useTranslation("claims");
  const value = (told: unknown) => {
    if (typeof told === "boolean") return told ? t("facts.yes") : t("facts.no");
    const protection = PROTECTION.find((one) => one === told);
    return protection ? t(`facts.protection.${protection}`) : String(told);
  };
  return (told: Record<string, unknown>) =>
    CIRCUMSTANCES.filter((one) => told[one] != null && told[one] !== "").map((one) => ({ key: one, label: t(`facts.${one}`), value: value(told[one]) }));
}
