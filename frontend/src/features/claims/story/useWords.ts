import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut, TimelineEntry } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { day, euros } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { ACTS, PUBLICATION_EVENTS } from "../codes";

const FIELDS: Record<string, "discovered" | "wishes" | "court" | "circumstances" | "declarant" | "target" | "policy"> = {
  discovered_on: "discovered", desired_outcome: "wishes", court_postcode: "court", circumstances: "circumstances", declarant: "declarant", target: "target", policy_number: "policy", policy_id: "policy",
};

const list = (fact: unknown) => (Array.isArray(fact) ? fact.map(String) : []);

/** The facts of a line of the history, as short phrases; what a person need not read is left out. */
export function useWords(claim: ClaimOut) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const may = useMay();
  const users = useQuery({ ...accountsUsersOptions(), enabled: may("users:read"), staleTime: 300_000 });
  const kinds = new Map(claim.contents.flatMap((one) => (one.qualification ? [[one.qualification.kind, one.qualification.label] as const] : [])));
  const code = <T extends string>(known: readonly T[], value: unknown) => known.find((one) => one === value);

  const TOLD: Record<string, (fact: unknown, entry: TimelineEntry) => string | undefined> = {
    channel: (fact) => t("story.facts.by", { channel: label("channel", String(fact)).toLowerCase() }),
    policy: (fact) => (fact === "identified" ? t("story.facts.policyKnown") : t("story.facts.policyUnknown")),
    contents: (fact) => t("story.facts.contents", { count: Number(fact) }),
    hits: (fact) => (fact === 0 ? t("story.facts.noConflict") : t("story.facts.conflicts", { count: Number(fact) })),
    handler: (fact) => (fact === null ? t("story.facts.toTeam") : t("story.facts.to", { name: users.data?.find((one) => one.id === fact)?.name ?? t("story.facts.toSomebody") })),
    content: (fact) => t("story.facts.content", { number: Number(fact) }),
    kind: (fact, entry) => (entry.action === "content.qualified" ? (kinds.get(String(fact)) ?? label("kind", String(fact))) : entry.action.startsWith("link") ? label("claim_link", String(fact)) : entry.action === "recovery.recorded" ? label("recovery_kind", String(fact)) : undefined),
    outcome: (fact) => label("cover_outcome", String(fact)),
    still_online: (fact) => (fact ? t("story.facts.seen") : t("story.facts.gone")),
    code: (fact) => {
      const act = code(ACTS, fact);
      const event = code(PUBLICATION_EVENTS, fact);
      return act ? t(`act.${act}`) : event && t(`publication_event.${event}`);
    },
    rule: (fact) => label("rule", String(fact)),
    reason: (fact, entry) => (entry.action === "deadline.closed" ? label("clock_closure", String(fact)) : t("story.facts.reason", { reason: String(fact) })),
    on: (fact) => t("story.facts.on", { day: day(String(fact)) }),
    chosen_on: (fact) => t("story.facts.on", { day: day(String(fact)) }),
    requested_on: (fact) => t("story.facts.on", { day: day(String(fact)) }),
    due_on: (fact) => t("story.facts.due", { day: day(String(fact)) }),
    earliest: (fact) => (fact ? t("story.facts.published", { day: day(String(fact)) }) : undefined),
    fields: (fact) => {
      const named = [...new Set(list(fact).flatMap((one) => (FIELDS[one] ? [t(`changedField.${FIELDS[one]}`).toLowerCase()] : [])))];
      return named.length > 0 ? t("story.facts.fields", { fields: named.join(", ") }) : undefined;
    },
    slot_given_back: (fact) => (fact ? t("story.facts.slotBack") : undefined),
    addressee: (fact) => (fact === "third_party" ? t("story.facts.askedThird") : t("story.facts.askedInsured")),
    flags: (fact) => list(fact).map((one) => label("flag", one)).join(", "),
    amount: (fact) => euros(String(fact)),
    amount_cents: (fact) => euros(String(Number(fact) / 100)),
    cost_line: (fact) => label("benefit", String(fact)),
    envisaged: (fact) => (fact ? t("facts.yes") : t("facts.no")),
    hidden_from: (fact) => (typeof fact === "number" ? (fact > 0 ? t("story.facts.hidden") : undefined) : list(fact).length > 0 ? t("story.facts.hidden") : undefined),
    role: (fact) => label("party_role", String(fact)).toLowerCase(),
    reference: (fact, entry) => (entry.reference === null ? String(fact) : undefined),
    old_reference: (fact) => t("story.facts.old", { reference: String(fact) }),
  };

  return (entry: TimelineEntry): string[] =>
    Object.entries(entry.facts).flatMap(([key, fact]) => {
      const told = TOLD[key]?.(fact, entry);
      return told ? [told] : [];
    });
}
