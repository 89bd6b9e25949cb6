import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { keptDrafts } from "@/lib/drafts";
import { instant } from "@/lib/format";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { closeOverlay } from "./overlays";
import { useMe } from "./session";
import { useLeave } from "./useLeave";

/** Signing out forgets what was written and not sent: said first. */
export default function Leave() {
  const { t } = useTranslation("desk");
  const { t: common } = useTranslation();
  const drafts = keptDrafts(useMe().id);
  const leave = useLeave();
  return (
    <Modal opened onClose={closeOverlay} title={t("leave.title", { count: drafts.length })} closeButtonProps={{ "aria-label": common("close") }}>
      <Stack>
        <Text size="sm">{t("leave.text")}</Text>
        <List size="sm">{drafts.map((draft) => <List.Item key={draft.name}>{t("leave.draft", { about: draft.about ?? t("leave.other"), at: instant(draft.at) })}</List.Item>)}</List>
        <ProblemAlert problem={leave.problem} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={closeOverlay}>{t("leave.stay")}</Button>
          <Button color="red.9" loading={leave.pending} onClick={() => void leave.run({})}>{t("leave.go")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
