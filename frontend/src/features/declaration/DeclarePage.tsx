import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { claimsDeclareMutation, policiesGetPolicyOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut } from "@/api/types.gen";
import { Rows } from "@/ui/Wait";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { parisDay } from "@/lib/format";
import { Page } from "@/ui/Page";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Section } from "@/ui/Section";
import { ContentBlock } from "./ContentBlock";
import { bodyOf, type ChosenPolicy, emptyDraft, sent } from "./draft";
import "./declare.css";
import { deservesWords, Opened } from "./Opened";
import { useContents } from "./useContents";
import { Who } from "./Who";

/** `?policy=` names the policy of somebody whose page the declaration starts from. */
export default function DeclarePage() {
  const [query] = useSearchParams();
  const number = query.get("policy");
  const policy = useQuery({ ...policiesGetPolicyOptions({ path: { number: number ?? "" } }), enabled: number !== null });
  if (number !== null && policy.isPending) return <Rows count={8} />;
  return <Declaration key={number} policy={policy.data ? { number: policy.data.number, name: policy.data.insured_name } : null} />;
}

/** The declaration of somebody on the phone: one screen, no field compulsory, kept at each key. */
function Declaration({ policy }: { policy: ChosenPolicy | null }) {
  const { t } = useTranslation("declaration");
  const navigate = useNavigate();
  const today = parisDay(new Date());
  const draft = useDraft(policy ? `declaration:${policy.number}` : "declaration", emptyDraft(today, policy));
  const [restored] = useState(draft.restored);
  const [opened, setOpened] = useState<ClaimOut | null>(null);
  const contents = useContents(draft.value.contents, draft.setValue);
  const declare = useAction(claimsDeclareMutation().mutationFn, {
    onDone: (claim) => {
      draft.clear();
      if (deservesWords(claim)) setOpened(claim);
      else void navigate(`/claims/${claim.reference}`);
    },
  });
  const leaving = sent(draft.value);
  const send = () => void declare.run({ body: bodyOf(draft.value, today) });
  if (opened) return <Opened claim={opened} onAnother={() => setOpened(null)} />;
  return (
    <Page title={t("title")} lead={t("lead")}>
      <form onSubmit={(event) => { event.preventDefault(); send(); }}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          if (event.ctrlKey) send();
          else if (event.target instanceof HTMLInputElement) event.preventDefault();
        }}>
        <Who draft={draft.value} today={today} refused={declare.fields} set={(change) => draft.setValue((now) => ({ ...now, ...change }))} onChosen={contents.focusFirst} />
        <div id={contents.box} style={{ marginBlock: "1rem" }}>
          <Section title={t("what")}>
            {draft.value.contents.map((content, index) => (
              <ContentBlock key={content.key} content={content} rank={index + 1} today={today} discovered={draft.value.discovered} autoFocus={contents.isNew(content.key)}
                refused={refusedOf(declare.fields, leaving.indexOf(content))} onChange={contents.change} onNext={contents.next} onRemove={draft.value.contents.length > 1 ? contents.remove : undefined} />
            ))}
            <Button variant="default" size="xs" onClick={contents.next}>{t("content.add")}</Button>
          </Section>
        </div>
        <div className="eg-declare-bar">
          <ProblemAlert problem={declare.problem} />
          <Group justify="space-between">
            <Text size="sm" c="dimmed" role="status">{restored ? t("restored") : ""}</Text>
            <Group gap="xs">
              <Button variant="subtle" onClick={draft.clear}>{t("discard")}</Button>
              <Button type="submit" loading={declare.pending}>{leaving.length > 0 ? t("send", { count: leaving.length }) : t("sendEmpty")}</Button>
            </Group>
          </Group>
        </div>
      </form>
    </Page>
  );
}

/** The refusals under `contents.<rank>`, by field. */
function refusedOf(fields: Record<string, string>, rank: number): Record<string, string> {
  const start = `contents.${rank}.`;
  return Object.fromEntries(Object.entries(fields).filter(([path]) => path.startsWith(start)).map(([path, words]) => [path.slice(start.length).split(".")[0] ?? "", words]));
}
