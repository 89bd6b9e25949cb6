import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { providersListProviderRatingsQueryKey } from "@/api/@tanstack/react-query.gen";
import { providersListProviderRatings } from "@/api/sdk.gen";
import type { ProviderRatingOut } from "@/api/types.gen";
import { instant } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { PagedTable } from "@/ui/Table";

/** What handlers think of the missions of a provider, the newest note first. */
export function RatingsSection({ id }: { id: string }) {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const path = { provider_id: id };
  const ratings = usePages<ProviderRatingOut>(providersListProviderRatingsQueryKey({ path }), (cursor, signal) => providersListProviderRatings({ path, query: { cursor, limit: 20 }, signal }));
  return (
    <Section title={t("ratings.title")}>
      <PagedTable query={ratings} caption={t("ratings.title")} rowKey={(one) => one.id} empty={t("ratings.none")}
        columns={[
          { key: "mission", label: t("ratings.mission"), cell: (one) => <Anchor component={Link} size="sm" to={`/missions/${one.mission}`}>{label("speciality", one.speciality)}, {one.mission}</Anchor> },
          { key: "score", label: t("figures.rating"), right: true, cell: (one) => t("figures.of5", { rating: one.score }) },
          { key: "comment", label: t("ratings.comment"), cell: (one) => one.comment ?? "–" },
          { key: "who", label: t("history.who"), cell: (one) => one.rated_by },
          { key: "at", label: t("history.at"), cell: (one) => instant(one.rated_at) },
        ]} />
    </Section>
  );
}
