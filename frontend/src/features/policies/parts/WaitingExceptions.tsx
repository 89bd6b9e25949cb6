import { useTranslation } from "react-i18next";
import { Button, Group } from "@mantine/core";
import { coverageAllExceptionsQueryKey } from "@/api/@tanstack/react-query.gen";
import { coverageAllExceptions } from "@/api/sdk.gen";
import { usePages } from "@/lib/pages";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { ExceptionTable } from "./ExceptionTable";

/** Every exception that waits for a second person. */
export function WaitingExceptions() {
  const { t } = useTranslation("policies");
  const { t: common } = useTranslation();
  const query = { state: "proposed" as const };
  const found = usePages([...coverageAllExceptionsQueryKey({ query }), "pages"], (cursor, signal) => coverageAllExceptions({ query: { ...query, cursor, limit: 50 }, signal }));
  return (
    <Section title={t("exceptions.waiting")}>
      <Wait query={found} rows={3}>{(rows) => <ExceptionTable named rows={rows} empty={t("exceptions.noneWaiting")} />}</Wait>
      {found.hasNextPage && <Group justify="center"><Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{common("more")}</Button></Group>}
    </Section>
  );
}
