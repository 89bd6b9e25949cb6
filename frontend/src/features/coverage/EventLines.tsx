import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { BackendCoverageSchemasEventOut } from "@/api/types.gen";
import { day, euros } from "@/lib/format";
import { useLabel } from "@/ui/Labels";

/** Who used what: each event of the period, its claims and its euros in words. */
export function EventLines({ events, reference }: { events: readonly BackendCoverageSchemasEventOut[]; reference: string }) {
  const { t } = useTranslation("coverage");
  const label = useLabel();
  return (
    <ul className="eg-lines">
      {events.map((event) => (
        <li key={event.id}>
          {event.claims.length === 0 && t("section.empty")}
          {event.claims.map((claim, index) => (
            <span key={claim}>{index > 0 && ", "}{claim === reference ? <strong>{claim} ({t("section.thisClaim")})</strong> : <Anchor component={Link} inherit to={`/claims/${claim}`}>{claim}</Anchor>}</span>
          ))}
          {" · "}{t("section.attached", { day: day(event.attached_on) })} · {t("section.limit", { amount: euros(event.limit, true) })} · {t("section.spent", { committed: euros(event.committed, true), paid: euros(event.paid, true), left: euros(event.remaining, true) })}
          {Number(event.deductible_left) > 0 && `, ${t("section.deductible", { amount: euros(event.deductible_left, true) })}`}
          {!event.counted && <Text size="xs" c="dimmed">{t("section.notCounted")}</Text>}
          {event.sub_limits.map((sub) => <Text key={sub.benefit} size="xs" c="dimmed">{t("section.sub", { what: label("benefit", sub.benefit), left: euros(sub.remaining, true), limit: euros(sub.limit, true) })}</Text>)}
        </li>
      ))}
    </ul>
  );
}
