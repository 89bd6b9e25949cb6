import { Anchor, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { BackendClaimsLinkEndpointsLinkOut as LinkOut, ClaimOut, ConflictOut } from "@/api/types.gen";
import { day, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { AgreeToContact } from "../dialogs/AgreeToContact";
import { EndLink } from "../dialogs/EndLink";
import { useDesk } from "./desk";

interface LinkedProps {
  claim: ClaimOut;
  links: readonly LinkOut[];
  conflicts: readonly ConflictOut[];
}

/** Other matters that this one touches; nothing is drawn when there is none. */
export function Linked({ claim, links, conflicts }: LinkedProps) {
  const { t } = useTranslation("claims");
  const { act, keys } = useDesk();
  if (links.length === 0 && conflicts.length === 0) return null;
  return (
    <div id="links" className="eg-claim-two">
      {links.length > 0 && (
        <Section title={t("facts.links")}>
          <ul className="eg-promises">{links.map((one) => <OneLink key={one.id} link={one} claim={claim} />)}</ul>
        </Section>
      )}
      {conflicts.length > 0 && (
        <Section title={t("facts.conflicts")} actions={keys.includes("decide_conflict") && <Button size="compact-xs" variant="default" onClick={() => act("decide_conflict")}>{t("form.conflict.submit")}</Button>}>
          <ul className="eg-promises">
            {conflicts.map((one) => (
              <li key={one.id}>
                <Text size="sm">{one.author_name} · {one.insured}</Text>
                <Text size="xs" c="dimmed">{one.decided_at ? `${one.decision} (${instant(one.decided_at)})` : t("form.conflict.pending")}</Text>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function OneLink({ link, claim }: { link: LinkOut; claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [open, setOpen] = useState<"end" | "contact" | null>(null);
  const may = claim.allowed_actions.includes("link") && !link.ended_at;
  const close = () => setOpen(null);
  return (
    <li>
      <Text size="sm">
        {label("claim_link", link.kind)}{"\u00a0: "}
        {link.claim_reference ? <Anchor component={Link} to={`/claims/${link.claim_reference}`}>{link.claim_reference}</Anchor> : [link.outside_reference, link.outside_handler].filter(Boolean).join(", ")}
      </Text>
      {link.note && <Text size="xs">{link.note}</Text>}
      {link.ended_at && <Text size="xs" c="dimmed">{t("form.link.endedBy", { reason: link.ended_reason ?? "" })}</Text>}
      {link.contact_agreed_by && <Text size="xs" c="dimmed">{t("form.link.contactAgreed", { who: link.contact_agreed_by, day: day(link.contact_agreed_on) })}</Text>}
      {link.contact_needs_agreement && !link.ended_at && <Text size="xs">{t("form.link.contactNeeded", { who: link.outside_handler ?? link.claim_reference ?? "" })}</Text>}
      {may && (
        <Group gap={4} mt={4}>
          {link.contact_needs_agreement && <Button size="compact-xs" variant="default" onClick={() => setOpen("contact")}>{t("form.link.contact")}</Button>}
          <Button size="compact-xs" variant="default" onClick={() => setOpen("end")}>{t("form.link.end")}</Button>
        </Group>
      )}
      {open === "end" && <EndLink reference={claim.reference} linkId={link.id} onClose={close} />}
      {open === "contact" && <AgreeToContact reference={claim.reference} linkId={link.id} onClose={close} />}
    </li>
  );
}
