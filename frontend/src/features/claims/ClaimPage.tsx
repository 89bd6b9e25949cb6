import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { claimsReadOptions } from "@/api/@tanstack/react-query.gen";
import { Problem } from "@/lib/problem";
import { Empty } from "@/ui/Empty";
import { Page } from "@/ui/Page";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ClaimSkeleton } from "./page/ClaimSkeleton";
import { ClaimDesk } from "./page/ClaimDesk";
import "./claims.css";

/** What others do is seen within this time. */
const FRESH_MS = 30_000;

export default function ClaimPage() {
  const { reference = "" } = useParams();
  const { t } = useTranslation("claims");
  const claim = useQuery({ ...claimsReadOptions({ path: { reference } }), refetchInterval: FRESH_MS, refetchOnWindowFocus: "always" });
  if (claim.data) return <ClaimDesk key={reference} claim={claim.data} />;
  if (claim.error instanceof Problem && [403, 404].includes(claim.error.status)) {
    return (
      <Page title={t("lost.title")}>
        <Empty action={<Button component={Link} to="/">{t("lost.back")}</Button>}>{t("lost.text")}</Empty>
      </Page>
    );
  }
  return claim.error ? <ProblemAlert problem={claim.error} onRetry={() => void claim.refetch()} /> : <ClaimSkeleton />;
}
