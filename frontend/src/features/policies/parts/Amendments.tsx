import { useTranslation } from "react-i18next";
import type { AmendmentOut, PolicyDetail } from "@/api/types.gen";
import { day, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { type Column, Table } from "@/ui/Table";
import { dayOfYear } from "./policy";
import { useProductName } from "./ProductName";

export function Amendments({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const nameOf = useProductName();
  const what = (one: AmendmentOut) => [
    one.product && t("amendments.toProduct", { product: nameOf(one.product), version: one.terms_version }),
    one.anniversary_day && one.anniversary_month && t("amendments.toAnniversary", { on: dayOfYear({ day: one.anniversary_day, month: one.anniversary_month }) }),
    one.end_on && t("amendments.toEnd", { on: day(one.end_on) }),
    one.end_removed && t("amendments.toNoEnd"),
  ].filter(Boolean).join(", ");
  const columns: Column<AmendmentOut>[] = [
    { key: "kind", label: t("amendments.kind"), cell: (row) => label("amendment_kind", row.kind) },
    { key: "what", label: t("amendments.what"), cell: what },
    { key: "effect", label: t("amendments.effect"), cell: (row) => day(row.effect_on) },
    { key: "issued", label: t("amendments.issued"), cell: (row) => day(row.issued_on) },
    { key: "reason", label: t("amendments.reason"), cell: (row) => row.reason },
    { key: "by", label: t("amendments.by"), cell: (row) => t("by", { who: row.recorded_by, on: instant(row.recorded_at) }) },
  ];
  return <Table caption={t("amendments.title")} columns={columns} rows={policy.amendments} rowKey={(row) => row.id} empty={t("amendments.none")} />;
}
