import { Anchor, Group, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { policiesListPoliciesQueryKey, policiesListProductsOptions } from "@/api/@tanstack/react-query.gen";
import { policiesListPolicies } from "@/api/sdk.gen";
import type { PolicySummary } from "@/api/types.gen";
import { useFilters } from "@/lib/filters";
import { day } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { type Column, PagedTable } from "@/ui/Table";
import { ProductName } from "./ProductName";
import { asPolicyQuery, useSearch } from "./useSearch";

export function PolicyList() {
  const { t } = useTranslation("policies");
  const { typed, setTyped, asked } = useSearch("q");
  const [params, change] = useFilters();
  const products = useQuery({ ...policiesListProductsOptions(), staleTime: 600_000 });
  const product = params.get("product");
  const query = { ...asPolicyQuery(asked), ...(product && { product }) };
  const found = usePages([...policiesListPoliciesQueryKey({ query }), "pages"], (cursor, signal) => policiesListPolicies({ query: { ...query, cursor, limit: 50 }, signal }));
  return (
    <>
      <Group align="flex-end" mb="sm">
        <TextInput type="search" label={t("search.label")} placeholder={t("search.placeholder")} value={typed} w="min(22rem, 100%)" autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
        <Select label={t("search.product")} placeholder={t("search.every")} clearable value={product} onChange={(value) => change({ product: value })} data={(products.data ?? []).map((one) => ({ value: one.code, label: one.label }))} />
      </Group>
      <PagedTable caption={t("views.policies")} columns={useColumns()} query={found} rowKey={(row) => row.number} empty={t("none")} />
    </>
  );
}

function useColumns(): Column<PolicySummary>[] {
  const { t } = useTranslation("policies");
  return [
    { key: "insured", label: t("col.insured"), cell: (row) => <Anchor component={Link} to={`/policies/${row.number}`} size="sm" fw={600}>{row.insured_name}</Anchor> },
    { key: "number", label: t("col.number"), cell: (row) => row.number },
    { key: "product", label: t("col.product"), cell: (row) => <ProductName code={row.product} /> },
    { key: "holder", label: t("col.holder"), cell: (row) => (row.policyholder_id === row.insured_id ? t("policy.same") : row.policyholder_name) },
    { key: "since", label: t("col.since"), cell: (row) => day(row.inception_on) },
    { key: "until", label: t("col.until"), cell: (row) => day(row.end_on) },
  ];
}
