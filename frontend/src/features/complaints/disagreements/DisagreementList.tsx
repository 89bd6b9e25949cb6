import { SegmentedControl, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Button } from "@mantine/core";
import { useSearchParams } from "react-router";
import { disagreementsAllDisagreementsQueryKey } from "@/api/@tanstack/react-query.gen";
import { disagreementsAllDisagreements } from "@/api/sdk.gen";
import type { DisagreementOut } from "@/api/types.gen";
import { usePages } from "@/lib/pages";
import { Empty } from "@/ui/Empty";
import { Wait } from "@/ui/Wait";
import { DisagreementCard } from "./DisagreementCard";
import "../complaints.css";

const SHOWN = ["open", "settled"] as const;

/** Disagreements on measures, of every claim: those that are open first. */
export function DisagreementList() {
  const { t } = useTranslation("complaints");
  const { t: common } = useTranslation();
  const [params, setParams] = useSearchParams();
  const shown = SHOWN.find((one) => one === params.get("show")) ?? "open";
  const query = { open: shown === "open" };
  const found = usePages<DisagreementOut>(disagreementsAllDisagreementsQueryKey({ query }), (cursor, signal) => disagreementsAllDisagreements({ query: { ...query, cursor }, signal }));
  return (
    <>
      <SegmentedControl w="fit-content" size="xs" aria-label={t("disagreement.which")} value={shown} onChange={(show) => setParams({ view: "disagreements", show })} data={SHOWN.map((value) => ({ value, label: t(`disagreement.${value}`) }))} />
      <Wait query={found} rows={6}>
        {(rows) => (
          <Stack>
            {rows.length === 0 && <Empty>{t("disagreement.empty")}</Empty>}
            {rows.map((one) => <DisagreementCard key={one.reference} disagreement={one} withClaim />)}
            {found.hasNextPage && <Button variant="default" mx="auto" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{common("more")}</Button>}
          </Stack>
        )}
      </Wait>
    </>
  );
}
