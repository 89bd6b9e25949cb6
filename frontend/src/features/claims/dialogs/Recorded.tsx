import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { DeadlineOut } from "@/api/types.gen";
import { day } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Left } from "../clocks/Left";

interface RecordedProps {
  title: string;
  sentences: readonly string[];
  deadlines: readonly DeadlineOut[];
  onClose: () => void;
}

/** What a recorded fact changed, in the server's words, and the clocks after it. */
export function Recorded({ title, sentences, deadlines, onClose }: RecordedProps) {
  const { t } = useTranslation("claims");
  const { t: common } = useTranslation();
  const label = useLabel();
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ "aria-label": common("close") }}>
      <Stack>
        <List size="sm">{sentences.map((one) => <List.Item key={one}>{one}</List.Item>)}</List>
        <Text size="sm" fw={600}>{t("clocks.live")}</Text>
        {deadlines.length === 0 && <Text size="sm" c="dimmed">{t("clocks.none")}</Text>}
        <List size="sm">{deadlines.map((one) => <List.Item key={one.id}>{label("rule", one.rule)} · {one.last_day ? `${t("band.lastDay", { day: day(one.last_day) })} · ` : one.not_later_than ? `${t("band.latest", { day: day(one.not_later_than) })} · ` : ""}<Left clock={one} /></List.Item>)}</List>
        <Group justify="flex-end"><Button data-autofocus onClick={onClose}>{t("form.act.again")}</Button></Group>
      </Stack>
    </Modal>
  );
}
