import { Alert, Button, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { ClaimOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { Problem } from "@/lib/problem";
import { CoverMeter } from "@/ui/CoverMeter";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { coverOf, standingOf } from "./cover";
import AskException from "./dialogs/AskException";
import { Effect } from "./Effect";
import type { Rehearsed } from "./useRehearsal";

/** What the server answers to the decision before it is taken: its effect, or why it cannot be. */
export function Rehearsal({ claim, rehearsal }: { claim: ClaimOut; rehearsal: Rehearsed }) {
  const { t } = useTranslation("coverage");
  const may = useMay();
  const [asking, { open, close }] = useDisclosure();
  if (rehearsal.after) return <Effect before={claim} after={rehearsal.after} />;
  if (!rehearsal.error) return <Text c="dimmed">{t("effect.waiting")}</Text>;
  const limit = rehearsal.error instanceof Problem && /limit/.test(rehearsal.error.code) ? standingOf(rehearsal.error.body.standing) : null;
  return (
    <Stack gap="sm">
      <ProblemAlert problem={rehearsal.error} />
      {limit && (
        <Alert className="eg-told" color="orange" variant="light" title={t("limit.title")}>
          <CoverMeter cover={coverOf(limit)} />
          <Text size="sm" my="xs">{may("limits:propose") ? t("limit.text") : t("limit.tell")}</Text>
          {may("limits:propose") && <Button size="xs" onClick={open}>{t("limit.ask")}</Button>}
        </Alert>
      )}
      {asking && <AskException claim={claim} onClose={close} />}
    </Stack>
  );
}
