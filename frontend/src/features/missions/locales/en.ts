import type fr from "./fr";

export default {
  title: "Missions",
  none: "None",
  hidden: "another claim",
  copy: "Copy",
  open: "Open in a new tab",
  by: "{{at}}, by {{who}}",
  days_one: "{{count}} day", days_many: "{{count}} days", days_other: "{{count}} days",
  waitsFor: "Waiting for: {{who}}",
  promisedOn: "Promised for {{day}}",
  indicators: "To look at",
  shared: "Shared mission: {{parts}}. {{reason}}",
  page: { title: "{{what}} {{reference}}" },
  summary: { title: "The mission" },
  field: {
    mission: "Mission", state: "State", progress: "Progress", quote: "Quote", order: "Order", promised: "Promised day", invoices: "Invoices", reason: "Reason", claim: "Claim", provider: "Provider",
    waits: "Waiting for", answerDue: "Answer due", kind: "What is asked", contents: "Contents", asked: "Asked", replaces: "Replaces", closed: "Ended", closedWhy: "Why it ended", speciality: "Service", amount: "Amount incl. VAT",
  },
  list: {
    all: "All", late: "Late only", mine: "My claims only", none: "No mission on this claim.",
    empty: "No mission matches. Remove a filter, or ask for a service from a claim.",
  },
  steps: {
    title: "Where the mission stands", label: "Steps of the mission",
    asked: "Request", quote: "Quote", agreement: "Insured’s agreement", ordered: "Order", delivered: "Delivery", invoiced: "Invoice", paid: "Payment", checked: "Checks",
    state: { done: ": done", now: ": current step", todo: ": to come", failed: ": stopped here", skipped: ": skipped" },
  },
  deed: {
    all: "Actions", others: "Other actions", approve_invoice: "Approve the invoice", reject_invoice: "Reject the invoice", answer_agreement: "Record the insured’s answer", invoice_file: "Upload an e-invoice",
    credit_note: "Record a credit note", rate: "Rate the provider", cause: "Say why the content is gone",
  },
  lines: {
    add: "Add a line", line: "Line {{number}}", label: "Label", quantity: "Quantity", unit: "Unit price excl. VAT", ht: "Excl. VAT", vat: "VAT", ttc: "Incl. VAT", rate: "VAT rate", reverse: "Reverse charge: the customer owes the VAT",
    remove: "Remove line {{number}}", taxes: "Excl. VAT {{ht}} · VAT {{vat}}", total: "Total incl. VAT {{ttc}}",
  },
  tax: { "20": "20%", "8": "8.5%", "0": "0%", none: "Total only" },
  reason: {
    decline: { title: "The provider declines", submit: "Record the refusal", done: "Refusal recorded.", what: "The next provider of the ranking is asked at once; when none is left, a task says so." },
    refuse_quote: { title: "Refuse the quote", submit: "Refuse the quote", done: "Quote refused.", what: "The provider is told this reason and may send another quote." },
    reject_invoice: { title: "Reject the invoice", submit: "Reject the invoice", done: "Invoice rejected.", what: "The invoice differs from the order. A corrected one will be awaited." },
  },
  yes: {
    accept: { title: "The provider accepts", submit: "Record the acceptance", done: "Acceptance recorded.", what: "{{provider}} takes the mission, or has begun what was ordered." },
    approve_quote: { title: "Approve the quote", submit: "Approve the quote", done: "Quote approved.", what: "You approve the quote of {{amount}} from {{provider}}; somebody else may then order it." },
    approve_invoice: { title: "Approve the invoice", submit: "Approve the invoice", done: "Invoice approved: its payment is proposed.", what: "The invoice of {{amount}} from {{provider}} differs from the order. Approving it proposes its payment." },
  },
  quote: {
    title: "Record a quote", submit: "Record the quote", done: "Quote recorded.", section: "Quote", lines: "Lines of the quote", days: "Delay told, in days", delay: "Delay told", until: "Valid until", obligation: "Obligation", fee: "Part due for the result",
    received: "Received", approved: "Approved", refused: "Refused", reverse: "of which reverse-charged VAT", fromTariff: "Price taken from the provider’s tariff.", earlier: "Earlier quotes",
  },
  agreed: { on: "The insured agreed to pay a share", day: "Agreed on", share: "Highest share accepted", proof: "Proof of the agreement" },
  agreement: {
    section: "Insured’s agreement", share: "Left to the insured", cost: "Cost", insurer: "Insurer’s part", asked: "Asked", awaited: "Awaited until {{day}}", silent: "Left without answer", yesOn: "Agreed on {{day}}", noOn: "Refused on {{day}}",
    ask: { title: "Ask for the insured’s agreement", submit: "Write to the insured", done: "Agreement asked.", claim: "Claim of the insured to ask", what: "The quote is {{amount}}. The insured receives a letter saying, to the cent, what the cover does not pay, and the day when silence will mean no." },
    answer: { title: "Record the insured’s answer", submit: "Record the answer", done: "Answer recorded.", label: "Answer", day: "Answered on", yes: "They agree", no: "They refuse", what: "Share asked: {{share}}, for a cost of {{cost}}." },
  },
  contents: { title: "Are the contents still online?", online: "Online", gone: "Gone", unseen: "Not checked", unnamed: "Content without address" },
  order: {
    title: "Order", submit: "Order for good", rehearse: "See what it commits", done: "Order placed.", section: "Order", what: "The quote of {{provider}} will be ordered. First see what it commits, what is left and what the insured pays.",
    would: "What would happen; nothing is done yet", was: "(before: {{was}})", amount: "Ordered incl. VAT", insurer: "Insurer’s part", insured: "Insured’s share", deductible: "of which deductible", vat: "VAT recovered by the insured", on: "Ordered", agreedOn: "Insured’s agreement",
    charge: "{{claim}}: {{part}} for the insurer, {{share}} for the insured", left: "Cover left for this service: {{was}} before, {{will}} after.", leftOf: "{{claim}}: cover left {{was}} before, {{will}} after.", warnings: "To know before ordering", warned: "Told as the order was placed", lines: "Lines of the order", changes: "Changes",
    change: "{{cause}}: {{before}} → {{after}}. {{reason}} ({{at}}, {{who}})",
  },
  change: {
    title: "Change the order", submit: "Change for good", done: "Order changed.", what: "Give the order as it must be from now on, whole and not the difference.", lines: "Lines of the order", amount: "New amount incl. VAT",
    days: "New delay, in days", daysHelp: "From today; empty, the promised day stays",
  },
  cancel: { title: "Cancel the mission", submit: "Cancel the mission", done: "Mission cancelled.", what: "The provider is told this reason.", whatOrdered: "What the order held is given back to the cover, but what is already invoiced and the fee that you tell.", fee: "Fee due to the provider", feeHelp: "Empty when there is none" },
  delivery: {
    title: "Record a delivery", submit: "Record the delivery", done: "Delivery recorded.", section: "Deliveries", extent: "Extent of the delivery", whole: "Whole", part: "Partial", partOf: "{{percent}}%", day: "Delivered on", percent: "Part delivered", lines: "Lines delivered",
    result: "Result", proof: "Proof", proofHelp: "What shows that the work is done: a capture, the platform’s confirmation…", proven: "Proof: {{proof}}", url: "Address of the proof",
  },
  invoice: {
    title: "Record an invoice", submit: "Record the invoice", done: "Invoice recorded.", section: "Invoices", kind: "Kind", number: "Invoice number", day: "Dated", amount: "Amount incl. VAT", detailed: "Give the lines, beside the order", lines: "Lines of the invoice",
    deposit: "Deposits deducted", depositHelp: "Deposits already invoiced, deducted once", differs: "The invoice differs from the order", exceeds: "Invoices may not exceed the order, of {{amount}}: ask for one that matches it, or change the order first.", accept: "Accept the difference, because", acceptHelp: "Another person must approve; empty, an invoice that differs is refused",
    because: "Reason of the difference: {{reason}}", reason: "Reason of the difference", source: "Came as", approvedBy: "Approved by", refused: "Why it was rejected",
  },
  compare: { title: "Order and invoice, line by line", ordered: "Ordered", invoiced: "Invoiced", verdict: "Difference", same: "Matches", not_ordered: "not ordered", quantity: "more than ordered", amount: "another amount", missing: "not invoiced" },
  file: { title: "Upload an e-invoice", submit: "Read and record", done: "Invoice read and recorded.", what: "Invoice or credit note: all is read in the file, nothing is typed again.", file: "File", kinds: "Factur-X (PDF), UBL or CII (XML)", kindHelp: "Empty: read in the file" },
  credit: { title: "Record a credit note", submit: "Record the credit note", done: "Credit note recorded.", section: "Credit notes", of: "On the invoice", number: "Credit note number", amount: "Amount incl. VAT", row: "{{number}} on {{invoice}}: {{amount}}, {{day}}. {{reason}}", refund: "Refund expected: {{amount}}." },
  replace: {
    title: "Replace the provider", submit: "Replace for good", done: "Provider replaced.", what: "A new mission takes over from {{provider}}, who is told.", by: "Give to", option: "{{name}} · {{score}} points", worth: "Worth of what was delivered",
    worthHelp: "Still due to the first provider; empty when nothing was delivered", would: "{{after}} would take over from {{before}}; nothing is done yet.",
  },
  cause: { title: "Why is the content gone?", submit: "Record the cause", done: "Cause recorded.", what: "The part due for the result is paid only when the removal is the provider’s doing.", cause: "Cause", proof: "Proof", day: "Established on" },
  check: { title: "Check at D+{{days}}", submit: "Record the check", done: "Check recorded.", seen: "What is seen", day: "Seen on", proof: "Proof", note: "Remark", when: "Check", after: "D+{{days}} · {{day}}", act: "By" },
  outcome: { section: "Outcome and checks", by: "Recorded", noCause: "The cause of the removal is not established yet.", checks: "Checks after delivery" },
  rate: { section: "Ratings given", title: "Rate {{provider}}", submit: "Record the rating", done: "Rating recorded.", score: "Rating", stars_one: "{{count}} of 5", stars_many: "{{count}} of 5", stars_other: "{{count}} of 5", comment: "Comment" },
  ask: {
    title: "Ask for a service · {{reference}}", done: "Service asked.", submit: "Ask", submitTo: "Ask {{name}}", best: "Best placed", sum: "{{score}} points of 100 · {{tariff}} · {{days}}", noTariff: "no tariff told", warnings: "To know", why: "Why this rank",
    nobody: "No provider suits this claim. See below why, or complete the directory.", excluded_one: "{{count}} provider left out", excluded_many: "{{count}} providers left out", excluded_other: "{{count}} providers left out",
    options: "Say more about the request", days: "Working days to answer", daysUsual: "Usual delay", contents: "Contents", contentsHelp: "None ticked: the whole claim", instructions: "Instructions", other: "Other claim", otherPlaceholder: "Reference or name of the insured", otherNone: "No claim found", otherType: "Type a reference or a name", unshare: "Take claim {{number}} out of the share", otherShare: "Its part", ownShare: "Part of this claim",
    reason: "Reason and key of the sharing", share: "Share with another claim",
  },
  legal: {
    title: "Is a legal action envisaged?", submit: "Record the answer", done: "Answer recorded.", open: "Answer: is a legal action envisaged?", what: "After a removal the proof is no longer online: the question is asked before.", yes: "Yes", no: "No",
    report: "Bailiff’s report", reportOrdered: "Ordered", reportNone: "None", cost: "Cost of a report", left: "Cover left", leftAfter: "Left after the report", before: "Answer now", answered: "{{answer}} ({{at}}, {{who}})",
    waiver: "No report, because", waiverHelp: "Empty when a report is ordered first", capture: "Capture of the content", captureKinds: "image or PDF", captureHelp: "The file stays on your machine: only its fingerprint is recorded.", takenAt: "Taken on",
  },
  choose: {
    title: "Record the lawyer chosen by the insured", submit: "Record the lawyer", done: "Lawyer recorded.", free: "The insured chooses their lawyer freely (art. L.127-3, French insurance code). No name is proposed without their written request.",
    known: "In the directory", knownHelp: "Names given on their written request", name: "Name", bar: "Bar", email: "E-mail", phone: "Phone", address: "Address", document: "Paper that names them", day: "Chosen on",
  },
  names: { title: "Written request for lawyers’ names", submit: "Record the request", done: "Request recorded: the names are open.", what: "The names of the directory open only after a written request of the insured.", day: "Requested on", document: "Paper" },
  grant: {
    title: "Grant a step of proceedings", submit: "Grant for good", done: "Step granted.", noLawyer: "The insured has not chosen a lawyer yet: record their choice first.", for: "For {{name}}, {{bar}}.", step: "Step of the scale", refused: "Refused by the other side on", scale: "Scale", would: "What would happen; nothing is done yet",
  },
  lane: {
    title: "Lawyer", stopped: "The other side has a lawyer ({{name}}) since {{day}}: amicable letters are stopped.", unnamed: "name unknown", choice: "Chosen lawyer", noChoice: "Not chosen yet", lawyer: "Lawyer", limit: "Limit per event", requested: "Names requested on",
    noGuarantee: "The terms of this policy pay no lawyer.", names: "Names open to the insured: {{names}}", drawn: "Invoiced", left: "Left to invoice", delegated: "Delegation of", invoice: "Invoice {{number}} of {{day}}: {{amount}}, of which {{part}} for the insurer",
  },
  step: {
    delegation: { title: "Record the delegation", submit: "Record the delegation", done: "Delegation recorded.", what: "The insured asks in writing that the lawyer be paid directly.", day: "Given on" },
    invoices: { title: "Record an invoice", submit: "Record the invoice", done: "Invoice recorded.", payee: "To pay to", lawyer: "The lawyer, on delegation", insured: "The insured, who paid it", paidOn: "Paid by the insured on", final: "Last invoice: the rest is given back to the cover", urgency: "Urgency", urgencyHelp: "Why the lawyer acted before our agreement, if so" },
    cancellation: { title: "End", submit: "End the step", done: "Step ended.", what: "What no invoice claims, {{amount}}, is given back to the cover." },
  },
} satisfies typeof fr;
