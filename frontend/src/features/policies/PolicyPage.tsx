import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { policiesGetPolicyOptions } from "@/api/@tanstack/react-query.gen";
import type { PolicyDetail } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { AmendmentModal } from "./dialogs/AmendmentModal";
import { ExceptionModal } from "./dialogs/ExceptionModal";
import { StatusFactModal } from "./dialogs/StatusFactModal";
import { Amendments } from "./parts/Amendments";
import { Exceptions } from "./parts/Exceptions";
import { PolicyClaims } from "./parts/PolicyClaims";
import { PolicyFacts, PolicyState } from "./parts/PolicyFacts";
import { Standing } from "./parts/Standing";
import { StatusFacts } from "./parts/StatusFacts";
import { TermsInForce } from "./terms/TermsInForce";

export default function PolicyPage() {
  const { number = "" } = useParams();
  const { t } = useTranslation("policies");
  const policy = useQuery(policiesGetPolicyOptions({ path: { number } }));
  return policy.data ? <Shown key={number} policy={policy.data} /> : <Page title={t("policy.one")}><Wait query={policy} rows={10}>{() => null}</Wait></Page>;
}

type Open = "amendment" | "fact" | "exception" | null;

/** A policy: what it promises on a day, what used it, what changed it. */
function Shown({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation("policies");
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const edits = may("policies:edit");
  return (
    <Page title={policy.insured_name} lead={policy.number} aside={<PolicyState policy={policy} />} actions={
      <>
        <Button component={Link} to="/policies" variant="subtle">{t("policy.back")}</Button>
        {may("claims:declare") && <Button component={Link} to={`/claims/new?policy=${encodeURIComponent(policy.number)}`}>{t("policy.declare")}</Button>}
      </>
    }>
      <Section title={t("policy.sheet")}><PolicyFacts policy={policy} /></Section>
      <Standing policy={policy} />
      <Section title={t("policy.claims")}><PolicyClaims number={policy.number} /></Section>
      <Section title={t("facts.title")} actions={edits && <Button size="compact-sm" variant="default" onClick={() => setOpen("fact")}>{t("facts.add")}</Button>}><StatusFacts policy={policy} /></Section>
      <Section title={t("amendments.title")} actions={edits && <Button size="compact-sm" variant="default" onClick={() => setOpen("amendment")}>{t("amendments.add")}</Button>}><Amendments policy={policy} /></Section>
      <Section title={t("exceptions.title")} actions={may("limits:propose") && <Button size="compact-sm" variant="default" onClick={() => setOpen("exception")}>{t("exceptions.add")}</Button>}><Exceptions number={policy.number} /></Section>
      <Section title={t("terms.title")}><TermsInForce product={policy.binding.product} version={policy.binding.terms_version} /></Section>
      {open === "amendment" && <AmendmentModal policy={policy} onClose={close} />}
      {open === "fact" && <StatusFactModal policy={policy} onClose={close} />}
      {open === "exception" && <ExceptionModal number={policy.number} onClose={close} />}
    </Page>
  );
}
