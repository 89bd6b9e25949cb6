import { Alert, List, Stack, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { claimsReadOptions } from "@/api/@tanstack/react-query.gen";
import type { ServiceRequestOut } from "@/api/types.gen";
import { standingOf } from "@/features/coverage/cover";
import { day, euros } from "@/lib/format";
import { leftFor, takenBy } from "../left";
import { wire } from "../quote";

/** What an order would do, as the server answered a dry run; nothing is done yet. */
export function Rehearsal({ would, before = null }: { would: ServiceRequestOut; before?: ServiceRequestOut["order"] }) {
  const { t } = useTranslation("missions");
  const rests = useRests(would, before);
  const order = would.order;
  if (order === null) return null;
  const facts = [
    [t("order.amount"), euros(order.amount_ttc), before && euros(before.amount_ttc)],
    [t("order.insurer"), euros(order.insurer_part), before && euros(before.insurer_part)],
    [t("order.insured"), euros(order.insured_share), before && euros(before.insured_share)],
    [t("order.deductible"), euros(order.deductible), null],
    [t("order.vat"), euros(order.vat_not_counted), null],
    [t("field.promised"), day(order.promised_on) || t("none"), before && (day(before.promised_on) || t("none"))],
  ] as const;
  return (
    <Alert role="status" variant="light" color="egide" title={t("order.would")}>
      <Stack gap="xs">
        <dl className="eg-facts">
          {facts.map(([name, value, was]) => (
            <div key={name}><dt>{name}</dt><dd><strong>{value}</strong>{was && was !== value && <Text span size="xs" c="dimmed"> {t("order.was", { was })}</Text>}</dd></div>
          ))}
        </dl>
        {would.shared_with.length > 0 && (
          <List size="sm">{order.charges.map((one, index) => (
            <List.Item key={index}>{t("order.charge", { claim: one.claim_reference ?? t("hidden"), part: euros(one.insurer_part), share: euros(one.insured_share) })}</List.Item>
          ))}</List>
        )}
        {rests.map((one) => (
          <Text key={one.claim} size="sm">{t(rests.length > 1 ? "order.leftOf" : "order.left", { claim: one.claim, was: euros(wire(one.was)), will: euros(wire(one.will)) })}</Text>
        ))}
        {order.warnings.length > 0 && (
          <div>
            <Text size="sm" fw={600}>{t("order.warnings")}</Text>
            <List size="sm">{order.warnings.map((one) => <List.Item key={one.code}>{one.message}</List.Item>)}</List>
          </div>
        )}
      </Stack>
    </Alert>
  );
}

/** By claim that bears a part, what its guarantee has left before and after. */
function useRests(would: ServiceRequestOut, before: ServiceRequestOut["order"]) {
  const taken = takenBy(would, before);
  const claims = useQueries({ queries: taken.map((one) => claimsReadOptions({ path: { reference: one.claim } })) });
  return taken.flatMap((one, index) => {
    const was = leftFor(standingOf(claims[index]?.data?.standing), one.event, would.benefit);
    return was === null ? [] : [{ claim: one.claim, was, will: was - one.cents }];
  });
}
