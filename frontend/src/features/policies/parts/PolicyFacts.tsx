import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { PolicyDetail } from "@/api/types.gen";
import { day, euros, parisDay } from "@/lib/format";
import { Facts } from "@/ui/Facts";
import { useLabel } from "@/ui/Labels";
import { dayOfYear } from "./policy";
import { useProductName } from "./ProductName";

const COLORS: Record<string, string> = { in_force: "teal", suspended: "orange", not_started: "blue" };

export function PolicyState({ policy }: { policy: PolicyDetail }) {
  const label = useLabel();
  return <span className="eg-status" data-color={COLORS[policy.status.state] ?? "gray"}>{label("policy_state", policy.status.state)}</span>;
}

export function PolicyFacts({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const nameOf = useProductName();
  const { binding } = policy;
  const person = (id: string, name: string) => <Anchor component={Link} to={`/persons/${id}`}>{name}</Anchor>;
  return (
    <Facts rows={[
      [t("policy.insured"), person(policy.insured_id, policy.insured_name)],
      [t("policy.holder"), policy.policyholder_id === policy.insured_id ? t("policy.same") : person(policy.policyholder_id, policy.policyholder_name)],
      [t("policy.product"), t("policy.version", { product: nameOf(binding.product), version: binding.terms_version })],
      [t("policy.status"), t("policy.statusSince", { state: label("policy_state", policy.status.state), on: day(parisDay(new Date(policy.status.since))) })],
      [t("policy.inception"), day(policy.inception_on)],
      [t("policy.end"), day(binding.end_on ?? policy.end_on) || t("policy.noEnd")],
      [t("policy.anniversary"), dayOfYear(binding.anniversary)],
      [t("policy.period"), binding.period && t("policy.from", { start: day(binding.period.starts_on), end: day(binding.period.ends_on) })],
      [t("policy.premium"), euros(policy.premium)],
    ]} />
  );
}
