import { Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parisDay } from "@/lib/format";
import { DayInput } from "@/ui/DayInput";
import { Download } from "@/ui/Download";

/** The register that the regulator may ask for, between two days of reception. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("complaints");
  const { t: common } = useTranslation();
  const today = parisDay(new Date());
  const [since, setSince] = useState(`${today.slice(0, 4)}-01-01`);
  const [until, setUntil] = useState(today);
  const href = `/api/v1/complaints/register.csv?${new URLSearchParams({ ...(since && { since }), ...(until && { until }) }).toString()}`;
  return (
    <Modal opened onClose={onClose} title={t("register.open")} closeButtonProps={{ "aria-label": common("close") }}>
      <Stack>
        <Text size="sm">{t("register.lead")}</Text>
        <Group grow align="flex-start">
          <DayInput label={t("register.since")} data-autofocus max={until || undefined} value={since} onChange={setSince} />
          <DayInput label={t("register.until")} min={since || undefined} value={until} onChange={setUntil} />
        </Group>
        <Group justify="flex-end"><Download variant="filled" href={href} name={t("register.file")}>{t("register.download")}</Download></Group>
      </Stack>
    </Modal>
  );
}
