import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface PageProps {
  title: string;
  /** Beside the title: a count, a state. */
  aside?: ReactNode;
  /** On the right: the actions of the page, the main one last. */
  actions?: ReactNode;
  lead?: string;
  children: ReactNode;
}

/** A screen: its title (also the tab's), its actions, its content. */
export function Page({ title, aside, actions, lead, children }: PageProps) {
  return (
    <Stack gap="md" className="eg-page">
      <title>{`${title} · Égide`}</title>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Group gap="sm" align="baseline">
            <Title order={1}>{title}</Title>
            {aside}
          </Group>
          {lead && <Text c="dimmed" size="sm">{lead}</Text>}
        </div>
        <Group gap="xs">{actions}</Group>
      </Group>
      {children}
    </Stack>
  );
}
