import { Box, Button, Group, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { personsWaitingQueryKey } from "@/api/@tanstack/react-query.gen";
import { personsWaiting } from "@/api/sdk.gen";
import { usePages } from "@/lib/pages";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { MergeCard } from "./MergeCard";

/** Merges, and separations, that wait for a second person. */
export function WaitingMerges() {
  const { t } = useTranslation("policies");
  const { t: common } = useTranslation();
  const found = usePages([...personsWaitingQueryKey(), "pages"], (cursor, signal) => personsWaiting({ query: { cursor, limit: 20 }, signal }));
  return (
    <Box mt="md">
      <Section title={t("merges.waiting")}>
        <Wait query={found} rows={3}>
          {(rows) => (rows.length === 0 ? <Empty>{t("merges.noneWaiting")}</Empty> : <Stack>{rows.map((row) => <MergeCard key={`${row.person_id} ${row.proposed_at}`} merge={row} />)}</Stack>)}
        </Wait>
        {found.hasNextPage && <Group justify="center"><Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{common("more")}</Button></Group>}
      </Section>
    </Box>
  );
}
