import { Anchor, Button, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { personsMergesOptions, policiesGetPersonOptions } from "@/api/@tanstack/react-query.gen";
import type { PersonDetail, PolicySummary } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { day } from "@/lib/format";
import { Empty } from "@/ui/Empty";
import { Facts } from "@/ui/Facts";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";
import { ProposeMerge } from "./dialogs/ProposeMerge";
import { MergeCard } from "./parts/MergeCard";
import { fullName } from "./parts/person";
import { PolicyClaims } from "./parts/PolicyClaims";
import { ProductName } from "./parts/ProductName";
import { useCalling } from "./parts/useCalling";

export default function PersonPage() {
  const { id = "" } = useParams();
  const { t } = useTranslation("policies");
  const person = useQuery(policiesGetPersonOptions({ path: { person_id: id } }));
  return person.data ? <Shown person={person.data} /> : <Page title={t("person.one")}><Wait query={person} rows={8}>{() => null}</Wait></Page>;
}

function Shown({ person }: { person: PersonDetail }) {
  const { t } = useTranslation("policies");
  const may = useMay();
  const calling = useCalling();
  const [merging, setMerging] = useState(false);
  return (
    <Page title={fullName(person)} lead={calling(person)} actions={
      <>
        <Button component={Link} to="/policies?view=persons" variant="subtle">{t("person.back")}</Button>
        {may("policies:edit") && <Button variant="default" onClick={() => setMerging(true)}>{t("merges.propose")}</Button>}
      </>
    }>
      <Section title={t("person.identity")}>
        <Facts rows={[
          [t("person.civility"), person.civility], [t("person.last"), person.last_name], [t("person.first"), person.first_name], [t("person.profession"), calling({ profession: person.profession })], [t("person.specialty"), person.specialty], [t("person.rpps"), person.rpps],
          [t("person.address"), [person.address, [person.postcode, person.city].filter(Boolean).join(" ")].filter(Boolean).join(", ")], [t("person.email"), person.email], [t("person.phone"), person.phone],
        ]} />
      </Section>
      <Policies person={person} />
      {person.policies.map((one) => <Section key={one.number} title={t("person.claims", { number: one.number })}><PolicyClaims number={one.number} /></Section>)}
      <Merges id={person.id} />
      {merging && <ProposeMerge person={person} onClose={() => setMerging(false)} />}
    </Page>
  );
}

function Policies({ person }: { person: PersonDetail }) {
  const { t } = useTranslation("policies");
  const columns: Column<PolicySummary>[] = [
    { key: "number", label: t("col.number"), cell: (row) => <Anchor component={Link} to={`/policies/${row.number}`} size="sm" fw={600}>{row.number}</Anchor> },
    { key: "product", label: t("col.product"), cell: (row) => <ProductName code={row.product} /> },
    { key: "role", label: t("person.role"), cell: (row) => [row.insured_id === person.id && t("person.insured"), row.policyholder_id === person.id && t("person.holder")].filter(Boolean).join(", ") || t("person.joined") },
    { key: "since", label: t("col.since"), cell: (row) => day(row.inception_on) },
    { key: "until", label: t("col.until"), cell: (row) => day(row.end_on) },
  ];
  return <Section title={t("person.policies")}><Table caption={t("person.policies")} columns={columns} rows={person.policies} rowKey={(row) => row.number} empty={t("person.noPolicies")} /></Section>;
}

function Merges({ id }: { id: string }) {
  const { t } = useTranslation("policies");
  const merges = useQuery(personsMergesOptions({ path: { person_id: id } }));
  return (
    <Section title={t("merges.title")}>
      <Wait query={merges} rows={2}>{(rows) => (rows.length === 0 ? <Empty>{t("merges.none")}</Empty> : <Stack>{rows.map((row) => <MergeCard key={`${row.person_id} ${row.proposed_at}`} merge={row} />)}</Stack>)}</Wait>
    </Section>
  );
}
