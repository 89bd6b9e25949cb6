import { useTranslation } from "react-i18next";
import { useCircumstances } from "./useCircumstances";

export function Circumstances({ told }: { told: Record<string, unknown> }) {
  const { t } = useTranslation("claims");
  const known = useCircumstances()(told);
  return <>{known.length === 0 ? t("facts.noCircumstance") : known.map((one) => `${one.label}\u00a0: ${one.value}`).join(" · ")}</>;
}
