import { Group, Paper, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";

/** A titled block of a screen. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id} className="eg-section">
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} size="h3" id={id}>{title}</Title>
        {actions}
      </Group>
      {children}
    </Paper>
  );
}
