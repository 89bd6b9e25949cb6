import type fr from "./fr";

export default {
  title: "Insured and policies",
  lead: "Search by the name of the insured or by policy number.",
  views: { label: "What to search", policies: "Policies", persons: "People", waiting: "To approve" },
  search: { label: "Name or policy number", person: "Name of the person", placeholder: "E.g. ESCOFFRE or HYG-0000057", product: "Product", every: "Every product" },
  none: "No policy found. Check the spelling of the name or the number.",
  nonePerson: "Nobody of that name. Check the spelling or search by policy.",
  col: { number: "Policy", insured: "Insured", holder: "Policyholder", product: "Product", since: "Since", until: "Until", person: "Person", profession: "Profession", city: "City", rpps: "RPPS" },
  policy: {
    back: "All policies", declare: "Declare for this insured", one: "Policy", sheet: "Policy", status: "State", statusSince: "{{state}} since {{on}}", insured: "Insured", holder: "Policyholder", same: "The insured",
    product: "Product", version: "{{product}}, terms no. {{version}}", inception: "Inception", end: "End", noEnd: "No end date", anniversary: "Anniversary", period: "Current period", from: "from {{start}} to {{end}}", premium: "Yearly premium",
    claims: "Claims of the policy", noClaims: "No claim on this policy.",
  },
  standing: {
    title: "Cover on a date", on: "On", asOf: "As known on", asOfHelp: "Leave empty for what is known today", today: "Back to today", notInForce: "The policy is not in force on that date: {{state}}.",
    noPeriod: "No period of insurance on that date.", period: "Period from {{start}} to {{end}}", perEvent: "{{amount}} per event", annual: "Left this year: {{amount}}", sessions_zero: "no session used of {{limit}}", sessions_one: "{{count}} session used of {{limit}}", sessions_many: "{{count}} sessions used of {{limit}}", sessions_other: "{{count}} sessions used of {{limit}}", unused: "Nothing committed in this period.",
    events: "Events of the period", attached: "Attached on", claims: "Claims", limit: "Limit", committed: "Committed", paid: "Paid", recovered: "Recovered", remaining: "Left", deductible: "Deductible left", notCounted: "does not count",
    outside: "Outside the limit", reserved: "Reserve: {{amount}}", eventsCount_one: "{{count}} event of {{limit}}", eventsCount_many: "{{count}} events of {{limit}}", eventsCount_other: "{{count}} events of {{limit}}",
  },
  terms: {
    title: "Terms that apply", attaching: "What attaches an event", period: "Limits are for", change: "If the anniversary changes", waiting: "Waiting period", prior: "Publication before inception", counts: "An event counts from",
    declaration: "Time to declare", join: "Contents joined into one event within", recovery: "A recovery restores the limit", replacement: "Counters follow the replacing policy", evidence: "Before a removal", silence: "Silence of the insured is a refusal after",
    days_one: "{{count}} day", days_many: "{{count}} days", days_other: "{{count}} days", workingDays_one: "{{count}} working day", workingDays_many: "{{count}} working days", workingDays_other: "{{count}} working days",
    yes: "Yes", no: "No", none: "None", noneM: "None", covered: "Covered", notCovered: "Not covered", eventLimit: "Limit per event", eventsLimit: "Events per period", annualLimit: "Yearly limit", noLimit: "No limit", deductible: "Deductible", stake: "Minimum stake", sessions: "Sessions per period",
    families: "Attacks covered", benefits: "Benefits", subLimits: "Sub-limits", legal: "Legal protection", feeScale: "Scale of fees", class: "Class of insurance", clauses: "Clauses quoted in refusals", carrier: "Risk carrier",
  },
  amendments: {
    title: "Amendments", none: "No amendment.", add: "Amendment", new: "Add an amendment", kind: "Kind", effect: "Effect", issued: "Issued on", what: "What changes", reason: "Reason", by: "Recorded", rehearse: "See the effect", record: "Record the amendment", done: "Amendment recorded.",
    product: "New product", version: "Version of the terms", versionOption: "no. {{version}}, valid from {{on}}", day: "Day of the anniversary", month: "Month of the anniversary", end: "New end date", removed: "Remove the end date", change: "What to correct",
    toProduct: "product {{product}}, terms no. {{version}}", toAnniversary: "anniversary on {{on}}", toEnd: "ends on {{on}}", toNoEnd: "no end date any more",
  },
  facts: {
    title: "Life of the policy", none: "Neither suspended nor terminated.", add: "Life fact", new: "Record a life fact", fact: "Fact", day: "Day of effect", paidOn: "Paid on", notice: "Formal notice of", effective: "Effect", by: "Recorded", reason: "Reason", replacedBy: "Replaced by policy", record: "Record", rehearse: "See the effect", done: "Fact recorded.",
  },
  rehearsal: { title: "Nothing is recorded yet. This is what would change:", nothing: "Nothing changes as of today: it takes effect on another date.", field: "Field", before: "Today", after: "After" },
  exceptions: {
    title: "Exceptions to the limits", none: "No exception.", add: "Exception", new: "Propose an exception", waiting: "Exceptions to decide", noneWaiting: "No exception waits for a decision.", policy: "Policy", what: "What is raised", raise: "What to raise",
    event: "The amount of an event", count: "The number of events of the period", annual: "The yearly limit", which: "Event", eventOption: "Event of {{on}} ({{claims}})", amount: "Amount added", extra: "Events added", guarantee: "Guarantee", on: "A day of the period", reason: "Reason", state: "State", proposed: "Proposed",
    propose: "Propose", proposedDone: "Exception proposed: somebody else decides.", approve: "Grant", reject: "Reject", approved: "Exception granted.", rejected: "Exception rejected.", why: "Why", whyHelp: "Optional when granting", decided: "{{state}} by {{who}}, {{on}}",
    plusAmount: "+ {{amount}}", plusEvents_one: "+ {{count}} event", plusEvents_many: "+ {{count}} events", plusEvents_other: "+ {{count}} events", period: "Period", own: "For somebody else than you to decide",
  },
  claims: { reference: "Claim", declared: "Declared", status: "State", kind: "Qualification", handler: "Handler", deadline: "Deadline" },
  person: {
    one: "Person", joined: "through a merged entry", back: "All people", identity: "Identity", civility: "Title", first: "First name", last: "Last name", profession: "Profession", specialty: "Speciality", rpps: "RPPS", address: "Address", email: "E-mail", phone: "Phone", department: "Department",
    policies: "Policies", noPolicies: "No policy in this person’s name.", claims: "Claims of policy {{number}}", insured: "insured", holder: "policyholder", role: "As",
  },
  merges: {
    title: "Merged entries", none: "This entry was never joined to another.", waiting: "Merges to approve", noneWaiting: "No merge waits for approval.", propose: "Join to another entry", new: "Join this entry to another", find: "Entry to keep", findHelp: "Type at least two letters of the name", nobody: "Nobody of that name.",
    away: "Entry that gives way", kept: "Entry kept", reason: "Why it is the same person", send: "Propose the merge", proposed: "Merge proposed: somebody else approves.", approve: "Approve the merge", approved: "Entries joined.", undo: "Separate the entries", undoAway: "Take the proposal back", undoReason: "Why separate them", undoSend: "Propose the separation",
    undone: "Separation proposed.", undoApprove: "Approve the separation", undoApproved: "Entries separated.", withdrawn: "Proposal taken back.", state: { proposed: "To approve", merged: "Joined", undoing: "Separation to approve", undone: "Separated", withdrawn: "Proposal taken back", refused: "Merge refused" },
    refuse: "Refuse the merge", refuseReason: "Why it is not the same person", refused: "Merge refused.", awayReason: "Why take it back", withdrawnBy: "Taken back by {{who}}, {{on}}: {{reason}}", refusedBy: "Refused by {{who}}, {{on}}: {{reason}}",
    by: "Proposed by {{who}}, {{on}}", approvedBy: "Approved by {{who}}, {{on}}", undoBy: "Separation proposed by {{who}}: {{reason}}", undoneBy: "Separated by {{who}}, {{on}}", same: "same", differs: "different", own: "For somebody else than you to approve", compare: "Compare both entries", who: "{{away}} becomes {{kept}}", open: "Open",
  },
  by: "{{who}}, {{on}}",
} satisfies typeof fr;
