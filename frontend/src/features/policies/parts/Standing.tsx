import { Button, Group, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { coverageStandingOptions } from "@/api/@tanstack/react-query.gen";
import type { PolicyDetail, WholeStandingOut } from "@/api/types.gen";
import { useFilters } from "@/lib/filters";
import { day, euros, parisDay } from "@/lib/format";
import { DayInput } from "@/ui/DayInput";
import { Facts } from "@/ui/Facts";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { GuaranteeStanding } from "./GuaranteeStanding";
import { endOfDay } from "./policy";

/** What each guarantee has used and left on a day, and as it was known on another. */
export function Standing({ policy }: { policy: PolicyDetail }) {
  const { t } = useTranslation("policies");
  const [params, change] = useFilters();
  const on = params.get("on") ?? "";
  const known = params.get("as_of") ?? "";
  const today = parisDay(new Date());
  const standing = useQuery({ ...coverageStandingOptions({ path: { number: policy.number }, query: { ...(on && { on }), ...(known && { as_of: endOfDay(known) }) } }), placeholderData: keepPreviousData });
  return (
    <Section title={t("standing.title")}>
      <Group align="flex-start" mb="md">
        <DayInput label={t("standing.on")} value={on || today} onChange={(value) => change({ on: value === today ? "" : value })} />
        <DayInput label={t("standing.asOf")} description={known ? undefined : t("standing.asOfHelp")} max={today} value={known} onChange={(value) => change({ as_of: value })} />
        {(on || known) && <Button mt={24} variant="default" onClick={() => change({ on: null, as_of: null })}>{t("standing.today")}</Button>}
      </Group>
      <Wait query={standing} rows={6}>{(found) => <Found standing={found} />}</Wait>
    </Section>
  );
}

function Found({ standing }: { standing: WholeStandingOut }) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  return (
    <Stack gap="md" aria-live="polite">
      {!standing.in_force && <Text size="sm" fw={600}>{t("standing.notInForce", { state: label("policy_state", standing.status).toLowerCase() })}</Text>}
      {standing.period ? <Text size="sm">{t("standing.period", { start: day(standing.period.start), end: day(standing.period.end) })}</Text> : <Text size="sm">{t("standing.noPeriod")}</Text>}
      <GuaranteeStanding guarantee={{ ...standing, code: standing.guarantee, sessions_limit: null, sessions_used: null }} />
      {standing.guarantees.filter((one) => one.code !== standing.guarantee).map((one) => <GuaranteeStanding key={one.code} guarantee={one} />)}
      {standing.outside_limit.length > 0 && (
        <div>
          <Text size="sm" fw={600}>{t("standing.outside")}</Text>
          <Facts rows={standing.outside_limit.map((one) => [label("outside_limit", one.reason), `${t("standing.paid")} ${euros(one.paid)} · ${t("standing.committed")} ${euros(one.committed)}`] as const)} />
        </div>
      )}
    </Stack>
  );
}
