import type fr from "./fr";

export default {
  title: "Reports", lead: "The cover, month by month: what the insurer receives.", none: "No month can be told yet: the first report will come with the first claim.",
  choose: "Choice of the month", month: "Month", before: "Month before", after: "Month after", file: { pdf: "PDF", xlsx: "Excel", csv: "CSV" },
  preview: {
    title: "Preview", frame: "Report of {{month}}, pages of the PDF", cannot: "This browser shows no PDF in a page: download the report with the “PDF” button.",
    edition: "Edition of {{at}}. The PDF and the CSV are those of this edition; the workbook and the figures beside are those of now.", madeNow: "No edition is filed: these pages were just made with the figures of now.",
  },
  claims: {
    title: "Claims", says: "{{declared}} declared and {{closed}} closed in the month; {{open}} open on {{on}}.",
    declared: "Declared in the month", decided: "Cover decided in the month", covered: "covered", notCovered: "not covered", adviceOnly: "advice only", closed: "Closed in the month", open: "Open at the end of the month",
  },
  cover: { title: "Policies", inForce: "Policies in force", events: "Covered events opened in the month", atLimit: "Policies with all events of the year used" },
  money: {
    title: "Money, incl. VAT", what: "Amount", month: "Movements of the month", position: "Periods under way on {{on}}", committed: "Committed", paid: "Paid", released: "Commitments released", remaining: "Cover left", noMovement: "–",
    says: "Committed: ordered or agreed. Cover left: what the open events may still bear.",
  },
  runs: {
    title: "Editions", ask: "Make a new edition", asked: "Asked for", by: "By", became: "State", finished: "Finished", print: "Fingerprint", copy: "Copy", copyOf: "Copy the fingerprint of the edition of {{at}}", scheduled: "Each month, by itself",
    queued: "The edition awaits its turn; it will show here by itself.", running: "The edition is being made; it will show here by itself.",
    none: "No edition of this month. An edition fixes the PDF and the CSV as they are sent: make one when the month is ready.", noneRead: "No edition of this month has been made.",
    state: { queued: "Waiting", running: "Under way", done: "Ready", failed: "Failed" },
  },
} satisfies typeof fr;
