import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import "./Empty.css";

/** Nothing here: why, and what to do about it. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <Stack align="center" gap="sm" className="eg-empty">
      <Text c="dimmed" ta="center" maw="34rem">{children}</Text>
      {action}
    </Stack>
  );
}
