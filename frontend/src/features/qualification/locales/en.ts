import type fr from "./fr";

export default {
  title: "Qualify claim {{reference}}", progress: "Content {{at}} of {{count}}", back: "Back to the claim", previous: "Previous content", next: "Next content", none: "This claim has no content to qualify yet.",
  passage: "The passage", noExcerpt: "No excerpt noted: open the address, or ask the insured for the words.", noAddress: "no address", open: "Open in a new tab", author: "Author: {{name}}", authorUnknown: "Author unknown",
  published: "Published on {{day}}", publishedBetween: "Published between {{from}} and {{to}}", publishedUnknown: "Publication date unknown", now: "Qualification held: {{kind}}, by {{who}}",
  questions: "Questions", keys: "Keys 1, 2, 3 answer; backspace goes back.", undo: "Previous question", restart: "Start again", done: "Every question is answered.", answered_one: "{{count}} answer", answered_many: "{{count}} answers", answered_other: "{{count}} answers", lastQuestion: "See the answers",
  proposal: "What the guide proposes", noKind: "No proposal yet", others: "Other possible qualifications", take: "Take", toConfirm: "to confirm", warnings: "To know", routes: "Routes open", closed: "Routes closed",
  decide: "Qualification", kind: "Qualification of the passage", reasons: "Reasons", reasonsHelp: "The insured may read them: the words held and why.", professional: "The author writes as a professional", double: "This passage is qualified already: the new qualification will replace the former. One passage is never pursued under two qualifications.",
  preview: "See the deadlines", confirm: "Confirm the qualification", previewTitle: "Deadlines if you confirm", same: "unchanged", added: "opens", gone: "stops", moved: "moved", lastDay: "last day {{day}}", before: "before: {{day}}", undated: "undated", noClock: "No deadline for this passage.", allDone: "Every content is qualified.", saved: "Qualification recorded",
  prudent: "prudent day {{day}}", fatal: "cut-off", shadow: "by prudence", status: "State of the claim", cannot: "This claim cannot be qualified now, or your role does not allow it.",
} satisfies typeof fr;
