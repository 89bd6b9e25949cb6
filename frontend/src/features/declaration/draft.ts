import type { ClaimIn, ContentIn } from "@/api/types.gen";
import { readDate } from "./dates";
import { addressOf, platformOf } from "./platforms";

export interface ContentDraft {
  /** Only to tell blocks apart on the screen. */
  key: number;
  place: string;
  excerpt: string;
  published: string;
  author: string;
  form: NonNullable<ContentIn["form"]>;
  online: "yes" | "no" | "unknown";
}

export interface ChosenPolicy {
  number: string;
  name: string;
}

export interface DeclarationDraft {
  policy: ChosenPolicy | null;
  /** Told of somebody whose policy is still to find. */
  insuredName: string;
  insuredPhone: string;
  role: "insured" | "secretary" | "spouse" | "broker" | "lawyer" | "other";
  declarantName: string;
  declarantPhone: string;
  discovered: string;
  channel: NonNullable<ClaimIn["channel"]>;
  wishes: NonNullable<ClaimIn["desired_outcome"]>;
  already: ("already_replied" | "already_reported" | "already_complained")[];
  otherInsurer: string;
  contents: ContentDraft[];
}

export const emptyContent = (key: number): ContentDraft => ({ key, place: "", excerpt: "", published: "", author: "", form: "review", online: "yes" });

export const emptyDraft = (today: string, policy: ChosenPolicy | null): DeclarationDraft => ({
  policy, insuredName: "", insuredPhone: "", role: "insured", declarantName: "", declarantPhone: "", discovered: today, channel: "phone", wishes: [],
  already: [], otherInsurer: "", contents: [emptyContent(1)],
});

const said = (text: string) => (text.trim() === "" ? null : text.trim());

export const isPhone = (typed: string) => /^[\d\s.()+/-]+$/.test(typed) && typed.replace(/\D/g, "").length > 5;

/** What was searched without finding a policy is the name, or the phone, of somebody to identify; what was written there by hand stays. */
export const unfound = (draft: DeclarationDraft, typed: string): Partial<DeclarationDraft> =>
  isPhone(typed) ? { insuredPhone: draft.insuredPhone || typed } : { insuredName: draft.insuredName || typed };

/** A content that says nothing: the empty block that the last Enter left behind. */
export const isBlank = (content: ContentDraft) => [content.place, content.excerpt, content.published, content.author].every((text) => said(text) === null);

/** What was typed in "place" is an address when it can be one, else where it was seen, in words. */
function contentOf(content: ContentDraft, today: string): ContentIn {
  const address = addressOf(content.place);
  const published = readDate(content.published, today);
  return {
    url: address ? content.place.trim() : null,
    place: address ? null : said(content.place),
    platform: platformOf(content.place),
    form: content.form,
    author: said(content.author) === null ? null : { name: said(content.author) },
    excerpt: said(content.excerpt),
    published: published && { ...published, source: "declared" },
    still_online: content.online === "unknown" ? null : content.online === "yes",
  };
}

/** The body of the declaration; nothing typed is left out, nothing unknown is invented. */
export function bodyOf(draft: DeclarationDraft, today: string): ClaimIn {
  const declarant = draft.role === "insured" ? null : { role: draft.role, name: said(draft.declarantName), phone: said(draft.declarantPhone) };
  const unknown = draft.policy === null && (said(draft.insuredName) ?? said(draft.insuredPhone)) !== null;
  return {
    policy_number: draft.policy?.number ?? null,
    insured: unknown ? { name: said(draft.insuredName), phone: said(draft.insuredPhone) } : null,
    declarant,
    discovered_on: said(draft.discovered),
    channel: draft.channel,
    desired_outcome: draft.wishes,
    circumstances: draft.already.length > 0 || said(draft.otherInsurer) ? { ...Object.fromEntries(draft.already.map((fact) => [fact, true])), other_insurer: said(draft.otherInsurer) } : null,
    contents: sent(draft).map((content) => contentOf(content, today)),
  };
}

/** The contents that leave, in the order of the body: the server names a faulty one by its rank. */
export const sent = (draft: DeclarationDraft) => draft.contents.filter((content) => !isBlank(content));
