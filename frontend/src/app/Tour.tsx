import { Button, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { closeOverlay } from "./overlays";
import { useLike } from "./useTaste";

const STEPS = ["list", "claim", "declare", "keys", "demo"] as const;

/** Five short pages for who sees the desk for the first time; Escape or one click and it never comes back by itself. */
export default function Tour() {
  const { t } = useTranslation("desk");
  const [at, setAt] = useState(0);
  const like = useLike();
  const heading = useRef<HTMLHeadingElement>(null);
  const step = STEPS[at] ?? STEPS[0];
  const last = at === STEPS.length - 1;
  useEffect(() => {
    heading.current?.focus();
  }, [at]);
  const end = () => {
    like({ tour_done: true });
    closeOverlay();
  };
  return (
    <Modal opened onClose={end} withCloseButton={false} size="lg" padding="xl" aria-label={t(`tour.steps.${step}.title`)}>
      <Stack mih="15rem" justify="space-between">
        <div>
          <Text size="sm" c="dimmed">{t("tour.step", { at: at + 1, count: STEPS.length })}</Text>
          <Title order={2} mt="xs" mb="sm" ref={heading} tabIndex={-1} data-autofocus className="eg-quiet">{t(`tour.steps.${step}.title`)}</Title>
          <Text>{t(`tour.steps.${step}.text`)}</Text>
        </div>
        <Group justify="space-between">
          <Button variant="subtle" onClick={end}>{t("tour.skip")}</Button>
          <Group gap="xs">
            {at > 0 && <Button variant="default" onClick={() => setAt(at - 1)}>{t("tour.before")}</Button>}
            <Button onClick={last ? end : () => setAt(at + 1)}>{last ? t("tour.end") : t("tour.next")}</Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}
