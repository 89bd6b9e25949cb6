import { useTranslation } from "react-i18next";
import type { VatShownOut } from "@/api/types.gen";
import { day } from "@/lib/format";

/** A VAT position in a sentence. */
export function useVatWords() {
  const { t } = useTranslation("coverage");
  return ({ position = "none", rate_percent: rate, since }: Pick<VatShownOut, "position" | "rate_percent" | "since">) => {
    const named = t(`vat.${position as "none"}`).toLowerCase();
    return rate ? t("vat.knownRate", { position: named, rate, day: day(since) }) : t("vat.known", { position: named, day: day(since) });
  };
}
