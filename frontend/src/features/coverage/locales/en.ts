import type fr from "./fr";

export default {
  title: "Decide the cover: {{reference}}", back: "Back to the claim", cannot: "This claim cannot be decided now, or your role does not allow it.",
  choice: "Decision", status: "State of the claim", outcome: "Outcome", covered: "Cover granted", not_covered: "Cover refused", advice_only: "Advice only",
  current: "Current decision: {{outcome}}, by {{who}}, on {{at}}.", unqualified: "No content is qualified yet.", qualify: "Qualify first",
  event: { title: "Event", new: "A new event", join: "Join the event of {{claims}}", keep: "Keep the current event", proposed: "advised", apart: "Apart", together: "Together", effect: "{{used}} of {{limit}} events; {{left}} left for this claim", nothing: "No other event of the policy seems to have the same cause." },
  reasons: "Reasons of the decision", reasonsHelp: "Kept with the decision.",
  refusal: {
    code: "Reason of the refusal", clause: "Clause of the terms", clauseHelp: "Leave empty for the clause of the policy.", fact: "Fact held", proof: "Proof of this fact", letter: "Send the letter to the insured", letterTitle: "The letter as it would leave", refusedOn: "Refusal dated", refusedOnHelp: "Empty: today. A refusal already written keeps its day.",
    missing: "Still to give: {{what}}.", missingOf: { fact: "the fact", proof: "the proof", clause: "the clause", reason: "the reason", reason_code: "the reason" },
  },
  effect: { title: "What the decision changes", takes: "Accepting uses event {{used}} of {{limit}}.", keeps: "No further event is used.", frees: "An event is given back to the policy.", none: "Choose an outcome to see its effect.", before: "Today", after: "After the decision", waiting: "Simulating…", noPolicy: "No policy identified: the cover cannot be reckoned.", proposes: "The rules propose: {{outcome}}.", left: "Limit of the event: {{amount}}" },
  findings: { reasons: "What stands against it", warnings: "To check", none: "Nothing stands against it under the terms." },
  confirm: { covered: "Grant the cover", not_covered: "Refuse the cover", advice_only: "Decide advice only" }, decided: "Decision recorded",
  limit: { tell: "A supervisor can ask for an exception, which another person approves.", title: "The limit of the policy is reached", text: "An exception can be asked for; another person approves it.", ask: "Ask for an exception" },
  exception: {
    title: "Ask for an exception to a limit", submit: "Ask", kind: "What to raise", events: "More events", amount: "Limit of the event, in addition", annual: "Annual limit, in addition", count: "Number of events", extra: "Amount added", which: "Event concerned", reason: "Why", sent: "Exception asked for: another person must approve it.",
    approve: "Approve", reject: "Reject", approved: "Exception approved", rejected: "Exception rejected", rejectReason: "Reason of the rejection", approveReason: "Comment", own: "You asked for it: another person decides.",
    line_events_one: "{{count}} more event", line_events_many: "{{count}} more events", line_events_other: "{{count}} more events", line_amount: "{{amount}} more", by: "asked for by {{who}} on {{at}}", decided: "{{state}} by {{who}} on {{at}}",
    state: { proposed: "to approve", approved: "approved", rejected: "rejected" },
  },
  join: { title: "Join an event", submit: "Join", see: "See the effect", which: "Event", reason: "Why", none: "The policy has no other event to join.", done: "Claims joined on one event", why: "What brings them together" },
  split: { title: "Split the event", submit: "Split", done: "The claim has its own event", lead: "The claim takes an event of its own, with its own limit." },
  change: { together: "Together", apart: "Apart", against: "The system proposes the opposite: read again what brings these claims together or apart.", moved: "Amounts that follow the claim", back: "An event is given back to the policy.", total: "{{amount}} left in total", field: { committed: "Committed", paid: "Paid", reserved: "Reserved", recovered: "Recovered", deductible: "Deductible" } },
  vat: {
    title: "VAT position of the insured", submit: "Record", position: "Recovery of VAT", none: "Recovers no VAT", partial: "Recovers a part", full: "Recovers all VAT", rate: "Part recovered, in %", since: "Since", proof: "Proof", saved: "VAT position recorded",
    unknown: "VAT: to ask before the first order.", known: "VAT: {{position}}, since {{day}}.", knownRate: "VAT: {{position}} ({{rate}}%), since {{day}}.", history: "Successive positions",
  },
  section: {
    empty: "Event given back", title: "Cover", noPolicy: "No policy identified: cover cannot be decided yet.", undecided: "Cover is not decided yet.", decide: "Decide the cover", period: "Period from {{from}} to {{to}}", events: "Events of the period", thisClaim: "this claim", limit: "Limit {{amount}}", spent: "committed {{committed}}, paid {{paid}}, left {{left}}", attached: "Attached to {{day}}", notCounted: "takes no place while nothing is committed",
    exceptions: "Exceptions to the limits", indicators: "Signals", campaigns: "Campaigns", ask: "Ask for an exception", other: "{{label}}", sessions: "{{used}} of {{limit}} sessions", outside: "Outside the limit: {{what}}, committed {{committed}}, paid {{paid}}", deductible: "deductible left {{amount}}", sub: "{{what}}: {{left}} left of {{limit}}", why: "How the decision was taken",
    notInForce: "Policy not in force on the attaching date",
  },
} satisfies typeof fr;
