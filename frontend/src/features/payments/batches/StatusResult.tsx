import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { StatusFileOut } from "@/api/types.gen";
import { Note } from "../Note";

const GROUPS = ["settled", "accepted", "unchanged", "contradictory", "unknown"] as const;

/** What a status file changed, transfer by transfer. */
export function StatusResult({ result }: { result: StatusFileOut }) {
  const { t } = useTranslation("payments");
  const troubled = result.returned.length + result.contradictory.length + result.unknown.length > 0;
  return (
    <Note role="status" mt="sm" color={troubled ? "orange" : "teal"} title={t(result.already_read ? "status.again" : "status.done")}>
      <List size="sm">
        {result.returned.length > 0 && (
          <List.Item>
            <Text size="sm" fw={600}>{t("status.returned", { count: result.returned.length })}</Text>
            <List size="sm">{result.returned.map((one) => <List.Item key={one.payment}>{[one.payment, one.reason, one.code].filter(Boolean).join(" — ")}</List.Item>)}</List>
          </List.Item>
        )}
        {GROUPS.filter((group) => (result[group] ?? []).length > 0).map((group) => (
          <List.Item key={group}>{t(`status.${group}`, { count: result[group]?.length ?? 0 })} {(result[group] ?? []).join(", ")}</List.Item>
        ))}
      </List>
    </Note>
  );
}
