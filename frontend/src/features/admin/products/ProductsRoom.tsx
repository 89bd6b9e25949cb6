import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { policiesListProductsOptions } from "@/api/@tanstack/react-query.gen";
import type { ProductOut } from "@/api/types.gen";
import { day } from "@/lib/format";
import { Page } from "@/ui/Page";
import { type Column, Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";

export function ProductsRoom() {
  const { t } = useTranslation("admin");
  const products = useQuery(policiesListProductsOptions());
  const columns: Column<ProductOut>[] = [
    { key: "label", label: t("products.name"), cell: (row) => <Anchor component={Link} to={`/admin/products/${row.code}`} size="sm" fw={600}>{row.label}</Anchor> },
    { key: "code", label: t("products.code"), cell: (row) => row.code },
    { key: "version", label: t("products.version"), cell: (row) => t("products.versionOf", { version: row.terms_version, on: day(row.terms_valid_from) }) },
  ];
  return <Page title={t("rooms.products")} lead={t("products.lead")}><Wait query={products} rows={5}>{(rows) => <Table caption={t("rooms.products")} columns={columns} rows={rows} rowKey={(row) => row.code} empty={t("products.none")} />}</Wait></Page>;
}
