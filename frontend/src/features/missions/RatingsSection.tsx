import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { RatingOut } from "@/api/types.gen";
import { instant } from "@/lib/format";
import { Section } from "@/ui/Section";

/** What each person thinks of the mission; their last note counts. */
export function RatingsSection({ ratings }: { ratings: readonly RatingOut[] }) {
  const { t } = useTranslation("missions");
  if (ratings.length === 0) return null;
  return (
    <Section title={t("rate.section")}>
      {ratings.map((one) => (
        <div key={`${one.rated_by} ${one.rated_at}`} className="eg-note">
          <Text size="sm"><strong>{t("rate.stars", { count: one.score })}</strong> · {t("by", { at: instant(one.rated_at), who: one.rated_by })}</Text>
          {one.comment && <Text size="sm" style={{ whiteSpace: "pre-line" }}>{one.comment}</Text>}
        </div>
      ))}
    </Section>
  );
}
