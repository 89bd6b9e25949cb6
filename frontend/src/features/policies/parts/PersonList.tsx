import { Anchor, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { policiesListPersonsQueryKey } from "@/api/@tanstack/react-query.gen";
import { policiesListPersons } from "@/api/sdk.gen";
import type { PersonOut } from "@/api/types.gen";
import { usePages } from "@/lib/pages";
import { type Column, PagedTable } from "@/ui/Table";
import { fullName } from "./person";
import { useCalling } from "./useCalling";
import { useSearch } from "./useSearch";

export function PersonList() {
  const { t } = useTranslation("policies");
  const calling = useCalling();
  const { typed, setTyped, asked } = useSearch("name");
  const query = asked ? { name: asked } : {};
  const found = usePages([...policiesListPersonsQueryKey({ query }), "pages"], (cursor, signal) => policiesListPersons({ query: { ...query, cursor, limit: 50 }, signal }));
  const columns: Column<PersonOut>[] = [
    { key: "name", label: t("col.person"), cell: (row) => <Anchor component={Link} to={`/persons/${row.id}`} size="sm" fw={600}>{fullName(row)}</Anchor> },
    { key: "profession", label: t("col.profession"), cell: (row) => calling(row) },
    { key: "city", label: t("col.city"), cell: (row) => [row.postcode, row.city].filter(Boolean).join(" ") },
    { key: "rpps", label: t("col.rpps"), cell: (row) => row.rpps },
  ];
  return (
    <>
      <TextInput type="search" label={t("search.person")} value={typed} w="min(22rem, 100%)" mb="sm" autoComplete="off" onChange={(event) => setTyped(event.currentTarget.value)} />
      <PagedTable caption={t("views.persons")} columns={columns} query={found} rowKey={(row) => row.id} empty={t("nonePerson")} />
    </>
  );
}
