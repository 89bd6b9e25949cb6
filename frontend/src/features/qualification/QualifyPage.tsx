import { Alert, Button, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { claimsReadOptions, guideReadGuideOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut, ContentOut, GuideOut } from "@/api/types.gen";
import { Empty } from "@/ui/Empty";
import { Page } from "@/ui/Page";
import { Wait } from "@/ui/Wait";
import { OneContent } from "./OneContent";
import "./qualify.css";

/** Where to start: the content not qualified yet. */
const firstOpen = (contents: readonly ContentOut[]) => Math.max(0, contents.findIndex((one) => one.qualification === null));

export default function QualifyPage() {
  const { reference = "" } = useParams();
  const claim = useQuery(claimsReadOptions({ path: { reference } }));
  const guide = useQuery({ ...guideReadGuideOptions(), staleTime: Infinity });
  return <Wait query={claim} fresh rows={12}>{(read) => <Wait query={guide} rows={12}>{(table) => <Qualify claim={read} guide={table} />}</Wait>}</Wait>;
}

/** One content after another: its words, the questions, the proposal, the confirmation. */
function Qualify({ claim, guide }: { claim: ClaimOut; guide: GuideOut }) {
  const { t } = useTranslation("qualification");
  const navigate = useNavigate();
  const [at, setAt] = useState(() => firstOpen(claim.contents));
  const content = claim.contents[at];
  const page = `/claims/${claim.reference}`;
  const next = (done: ClaimOut) => {
    const open = done.contents.findIndex((one) => one.qualification === null);
    if (open < 0) void navigate(page);
    else setAt(open);
  };
  return (
    <Page title={t("title", { reference: claim.reference })} lead={content && t("progress", { at: at + 1, count: claim.contents.length })}
      actions={
        <Group gap="xs">
          {at > 0 && <Button variant="default" onClick={() => setAt(at - 1)}>{t("previous")}</Button>}
          {at < claim.contents.length - 1 && <Button variant="default" onClick={() => setAt(at + 1)}>{t("next")}</Button>}
          <Button variant="subtle" component={Link} to={page}>{t("back")}</Button>
        </Group>
      }>
      {!claim.allowed_actions.includes("qualify") && <Alert color="gray">{t("cannot")}</Alert>}
      {content ? <OneContent key={content.id} claim={claim} content={content} guide={guide} onDone={next} /> : <Empty>{t("none")}</Empty>}
    </Page>
  );
}
