import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { providersListStatusFactsOptions } from "@/api/@tanstack/react-query.gen";
import { instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";

/** Suspensions and their ends, the latest first. */
export function StatusSection({ id }: { id: string }) {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const facts = useQuery(providersListStatusFactsOptions({ path: { provider_id: id } }));
  return (
    <Section title={t("history.title")}>
      <Wait query={facts} rows={2}>
        {(page) => (
          <Table caption={t("history.title")} rows={page.items.toReversed()} rowKey={(one) => one.at} empty={t("history.none")}
            columns={[
              { key: "fact", label: t("history.fact"), cell: (one) => label("provider_fact", one.fact) },
              { key: "at", label: t("history.at"), cell: (one) => instant(one.at) },
              { key: "who", label: t("history.who"), cell: (one) => one.recorded_by_name },
              { key: "reason", label: t("field.reason"), cell: (one) => one.reason },
            ]} />
        )}
      </Wait>
    </Section>
  );
}
