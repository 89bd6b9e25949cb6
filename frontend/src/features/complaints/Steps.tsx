import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions } from "@/api/@tanstack/react-query.gen";
import type { ComplaintOut } from "@/api/types.gen";
import { day, euros, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";

type Step = ComplaintOut["steps"][number];

/** What happened to a complaint, the last first, each with the words that were written then. */
export function Steps({ complaint }: { complaint: ComplaintOut }) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const told = useTold();
  return (
    <ol className="eg-complaint-steps">
      {complaint.steps.toReversed().map((step) => (
        <li key={`${step.kind} ${step.at}`}>
          <Text size="sm" fw={600}>{label("complaint_step", step.kind)}{told(step)}</Text>
          <Text size="xs" c="dimmed">{t("page.step", { day: day(step.on), at: instant(step.at), who: step.by })}</Text>
          {step.text && <Text size="sm" mt={4} className="eg-complaint-words">{step.text}</Text>}
        </li>
      ))}
    </ol>
  );
}

/** The facts of a step as the end of a sentence. */
function useTold() {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const users = useQuery(accountsUsersOptions()).data ?? [];
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return ({ facts }: Step) => {
    const parts = [
      label("complaint_outcome", text(facts["outcome"])),
      text(facts["money_granted"]) && t("page.granted", { amount: euros(text(facts["money_granted"])) }),
      text(facts["to"]) && t("page.escalated", { from: label("complaint_level", text(facts["from"])), to: label("complaint_level", text(facts["to"])) }),
      users.find((one) => one.id === facts["handler"])?.name,
    ].filter(Boolean);
    return parts.length > 0 && `\u00a0: ${parts.join(", ")}`;
  };
}
