import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useQueryClient } from "@tanstack/react-query";
import { Download } from "@/ui/Download";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import type { Count } from "./columns";
import { Counts } from "./Counts";
import { Rejects } from "./Rejects";

type Imported = { filename: string; state: string; error: string | null; rejects: object[] } & { [key in Count]?: number | null };

export const isRunning = (state: string | undefined) => state === "queued" || state === "running";

interface ImportPanelProps {
  found: Imported;
  csv: string;
  onClose: () => void;
  children?: ReactNode;
}

/** One import: where it is, its counts, its rejects to read or to take away. */
export function ImportPanel({ found, csv, onClose, children }: ImportPanelProps) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const client = useQueryClient();
  const running = isRunning(found.state);
  const was = useRef(running);
  useEffect(() => {
    if (was.current && !running) void client.invalidateQueries();
    was.current = running;
  }, [running, client]);
  return (
    <Section title={found.filename} actions={
      <Group gap="xs">
        {(found.rejected ?? 0) > 0 && <Download size="compact-sm" href={csv} name="rejets.csv">{t("imports.download")}</Download>}
        <Button size="compact-sm" variant="subtle" onClick={onClose}>{t("imports.hide")}</Button>
      </Group>
    }>
      <Stack gap="sm">
        <Text size="sm" role="status">{label("import_state", found.state)}{found.error && ` · ${found.error}`}</Text>
        {running && <Progress value={100} animated aria-label={t("imports.running")} />}
        <Counts of={found} />
        {children}
        {!running && <Rejects rejects={found.rejects} total={found.rejected} />}
      </Stack>
    </Section>
  );
}
