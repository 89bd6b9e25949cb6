import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { providersProviderFiguresOptions } from "@/api/@tanstack/react-query.gen";
import type { BackendProvidersSchemasSheetsFiguresOut as Figures } from "@/api/types.gen";
import { number, percent } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";
import { summaryOf, whole } from "./figures";

/** What missions show, by speciality then altogether, and the same in words. */
export function FiguresSection({ id }: { id: string }) {
  const { t } = useTranslation("providers");
  const figures = useQuery(providersProviderFiguresOptions({ path: { provider_id: id } }));
  return (
    <Section title={t("figures.title")}>
      <Wait query={figures} rows={4}>{(page) => <Lines lines={page.items} />}</Wait>
    </Section>
  );
}

function Lines({ lines }: { lines: Figures[] }) {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const all = whole(lines);
  const rate = (value: number | null) => (value === null ? "–" : percent(value));
  // With one speciality the line of the whole says the same again.
  const rows = lines.length === 2 ? lines.slice(0, 1) : lines;
  return (
    <>
      {all && <Text size="sm" mb="xs">{words(all, t)}</Text>}
      <Table caption={t("figures.title")} rows={rows} rowKey={(one) => one.speciality ?? "all"} empty={t("figures.none")}
        columns={[
          { key: "speciality", label: t("field.speciality"), cell: (one) => (one.speciality ? label("speciality", one.speciality) : <strong>{t("figures.all")}</strong>) },
          { key: "missions", label: t("figures.missions"), right: true, cell: (one) => number(one.missions) },
          { key: "underWay", label: t("figures.underWay"), right: true, cell: (one) => number(one.under_way) },
          { key: "success", label: t("field.success"), right: true, cell: (one) => rate(summaryOf(one).success) },
          { key: "onTime", label: t("field.onTime"), right: true, cell: (one) => rate(summaryOf(one).onTime) },
          { key: "days", label: t("figures.days"), right: true, cell: (one) => (one.median_days === null ? "–" : number(one.median_days)) },
          { key: "reappeared", label: t("field.reappeared"), right: true, cell: (one) => rate(summaryOf(one).reappeared) },
          { key: "rating", label: t("figures.rating"), right: true, cell: (one) => (one.rating_average === null ? "–" : t("figures.of5", { rating: number(Math.round(Number(one.rating_average) * 10) / 10) })) },
        ]} />
      {all && Object.values(all.success_by_cause).some((count) => count > 0) && (
        <Text size="sm" mt="xs">{t("figures.causes", { causes: Object.entries(all.success_by_cause).filter(([, count]) => count > 0).map(([cause, count]) => `${label("removal_cause", cause)} ${number(count)}`).join(", ") })}</Text>
      )}
    </>
  );
}

type Say = ReturnType<typeof useTranslation<"providers">>["t"];

const words = (all: Figures, t: Say) =>
  [
    t("figures.ordered", { count: all.ordered, delivered: all.delivered }),
    t("figures.lates", { count: all.late }),
    t("figures.refusals", { count: all.declined + all.unanswered }),
    t("figures.disputes", { count: all.disputes }),
  ].join(" ");
