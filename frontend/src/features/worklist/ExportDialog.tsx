import { Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Download } from "@/ui/Download";
import { exportHref, type Filters } from "./filters";

/** The claims of the screen as a sheet, whole: not only the rows read so far. */
export default function ExportDialog({ filters, onClose }: { filters: Filters; onClose: () => void }) {
  const { t } = useTranslation("worklist");
  const { t: common } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={t("export.title")} closeButtonProps={{ "aria-label": common("close") }}>
      <Stack>
        <Text size="sm">{t("export.text")}</Text>
        <Group align="flex-start">
          <Download href={exportHref("xlsx", filters)} name="corbeille.xlsx" data-autofocus>{t("export.xlsx")}</Download>
          <Download href={exportHref("csv", filters)} name="corbeille.csv">{t("export.csv")}</Download>
        </Group>
      </Stack>
    </Modal>
  );
}
