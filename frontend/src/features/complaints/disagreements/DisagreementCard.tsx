import { Anchor, Button, Group, Paper, SimpleGrid, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DisagreementOut } from "@/api/types.gen";
import { day, euros } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { DIALOGS, type Move } from "./dialogs";

const MOVES: Move[] = ["settle", "record_opinion", "appoint_third_person"];

/** One disagreement: both positions side by side, then what the third person said and how it ended. */
export function DisagreementCard({ disagreement: read, withClaim }: { disagreement: DisagreementOut; withClaim?: boolean }) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const [open, setOpen] = useState<Move | null>(null);
  // A list is read again a moment later: the next dialogue must not open on the version of before.
  const [ours, setOurs] = useState(read);
  const disagreement = ours.version > read.version ? ours : read;
  const close = (after?: DisagreementOut) => {
    setOpen(null);
    if (after) setOurs(after);
  };
  const moves = MOVES.filter((one) => disagreement.allowed_actions.includes(one));
  const Dialog = open && DIALOGS[open];
  return (
    <Paper component="article" withBorder p="md" className="eg-section">
      <Group justify="space-between" gap="xs" mb="xs">
        <Group gap="xs">
          <Title order={3} size="h4">{disagreement.measure}</Title>
          <span className="eg-status" data-color={disagreement.state === "settled" ? "gray" : "orange"}>{label("disagreement_state", disagreement.state)}</span>
        </Group>
        <Group gap="xs">{moves.map((move, index) => <Button key={move} size="xs" variant={index === moves.length - 1 ? "light" : "default"} onClick={() => setOpen(move)}>{label("disagreement_action", move)}</Button>)}</Group>
      </Group>
      <Text size="sm" c="dimmed">
        {disagreement.reference} · {t("disagreement.raised", { day: day(disagreement.raised_on), who: disagreement.recorded_by })} · {t(`disagreement.told.${disagreement.informed_by === "email" ? "email" : "post"}`)}
        {withClaim && <> · <Anchor component={Link} inherit to={`/claims/${disagreement.claim}`}>{disagreement.claim}</Anchor></>}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }} mt="xs">
        <Words title={t("disagreement.insured")} text={disagreement.insured_position} />
        <Words title={t("disagreement.insurer")} text={disagreement.insurer_position} />
        {disagreement.third_person && <Words title={t("disagreement.third")} text={[disagreement.third_person, label("appointed_by", disagreement.appointed_by).toLowerCase(), day(disagreement.appointed_on)].filter(Boolean).join(", ")} />}
        {disagreement.opinion && <Words title={t("disagreement.opinion", { favours: label("opinion_favours", disagreement.opinion_favours).toLowerCase(), day: day(disagreement.opinion_on) })} text={disagreement.opinion} />}
        {disagreement.outcome && <Words title={t("disagreement.outcome", { day: day(disagreement.settled_on) })} text={[disagreement.outcome, disagreement.cost && t("disagreement.costOf", { amount: euros(disagreement.cost) })].filter(Boolean).join("\n")} />}
      </SimpleGrid>
      {disagreement.state !== "settled" && <Text size="xs" c="dimmed" mt="sm">{disagreement.delays}</Text>}
      {Dialog && <Dialog disagreement={disagreement} onClose={close} />}
    </Paper>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <Text size="sm" fw={600}>{title}</Text>
      <Text size="sm" className="eg-complaint-words">{text}</Text>
    </div>
  );
}
