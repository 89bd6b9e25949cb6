import { Alert, Anchor, Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { claimsEventProposalsOptions, claimsReadOptions } from "@/api/@tanstack/react-query.gen";
import { instant } from "@/lib/format";
import { Page } from "@/ui/Page";
import { Wait } from "@/ui/Wait";
import "./coverage.css";
import { Decide } from "./Decide";

export default function DecidePage() {
  const { t } = useTranslation("coverage");
  const { reference = "" } = useParams();
  const claim = useQuery(claimsReadOptions({ path: { reference } }));
  const events = useQuery(claimsEventProposalsOptions({ path: { reference } }));
  return (
    <Page title={t("title", { reference })} actions={<Button variant="subtle" component={Link} to={`/claims/${reference}`}>{t("back")}</Button>}>
      <Wait query={claim} fresh rows={12}>
        {(read) => (
          <>
            {!read.allowed_actions.includes("decide_coverage") && <Alert color="gray">{t("cannot")}</Alert>}
            {read.coverage_decision && <Alert color="gray" variant="light">{t("current", { outcome: t(read.coverage_decision.outcome as "covered"), who: read.coverage_decision.decided_by, at: instant(read.coverage_decision.decided_at) })}</Alert>}
            {read.contents.every((one) => one.qualification === null) && read.allowed_actions.includes("qualify") && (
              <Alert color="orange" variant="light">{t("unqualified")} <Anchor component={Link} inherit to={`/claims/${reference}/qualification`}>{t("qualify")}</Anchor></Alert>
            )}
            {read.allowed_actions.includes("decide_coverage") && <Wait query={events} rows={10}>{(found) => <Decide claim={read} events={found} />}</Wait>}
          </>
        )}
      </Wait>
    </Page>
  );
}
