import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { guideProposeKind } from "@/api/sdk.gen";
import type { CaseIn, ClaimOut, ContentOut, GuideOut } from "@/api/types.gen";
import { useDraft } from "@/lib/drafts";
import { Wait } from "@/ui/Wait";
import { Passage } from "./Passage";
import { Proposal } from "./Proposal";
import { type Held, QualifyForm } from "./QualifyForm";
import { type Answers, Questions } from "./Questions";

interface Work extends Held {
  answers: Answers;
}

/** What the file already knows of the passage: not asked again. */
const knownOf = (content: ContentOut): CaseIn => ({
  form: content.form as CaseIn["form"],
  has_words: content.excerpt ? true : null,
  author_relation: (content.author?.relation as CaseIn["author_relation"]) ?? "unknown",
  author_is_professional: typeof content.author?.is_professional === "boolean" ? content.author.is_professional : null,
});

const useProposal = (body: CaseIn) =>
  useQuery({
    queryKey: ["qualification-proposal", body],
    queryFn: async ({ signal }) => (await guideProposeKind({ body, signal, throwOnError: true })).data,
    placeholderData: keepPreviousData, staleTime: Infinity,
  });

/** One passage from its words to its qualification; what was answered and typed is kept on the way. */
export function OneContent({ claim, content, guide, onDone }: { claim: ClaimOut; content: ContentOut; guide: GuideOut; onDone: (claim: ClaimOut) => void }) {
  const was = content.qualification;
  const draft = useDraft<Work>(`qualification:${claim.reference}:${content.id}`, { answers: {}, kind: was?.kind ?? null, reasons: was?.reasons ?? "", professional: content.author?.is_professional === true });
  const set = (change: Partial<Work>) => draft.setValue((now) => ({ ...now, ...change }));
  const { answers } = draft.value;
  const proposal = useProposal({ ...knownOf(content), answers, ...(draft.value.professional ? { author_is_professional: true } : {}) });
  const undo = () => set({ answers: Object.fromEntries(Object.entries(answers).slice(0, -1)) });
  const done = (after: ClaimOut) => {
    draft.clear();
    onDone(after);
  };
  return (
    <div className="eg-qualify">
      <div><Passage content={content} /></div>
      <div>
        <Wait query={proposal} rows={8}>
          {(found) => (
            <>
              <Questions questions={guide.questions} answers={guide.answers} given={answers} open={found.open_questions} onUndo={undo} onRestart={() => set({ answers: {} })}
                onAnswer={(code, answer) => set({ answers: { ...answers, [code]: answer } })} />
              <Proposal found={found} taken={draft.value.kind} onTake={(kind, reason) => set({ kind, reasons: draft.value.reasons || reason })} />
            </>
          )}
        </Wait>
        {claim.allowed_actions.includes("qualify") && <QualifyForm claim={claim} content={content} guide={guide} held={draft.value} set={set} onDone={done} />}
      </div>
    </div>
  );
}
