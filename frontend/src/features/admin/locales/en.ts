import type fr from "./fr";

export default {
  title: "Administration", nothing: "Your role administers nothing. Ask an administrator.", save: "Save", cancel: "Cancel", actions: "Actions", by: "By", byWho: "{{who}}, {{on}}",
  rooms: {
    products: "Products and terms", users: "Users", absences: "Absences", policyImports: "Policy imports", claimImports: "Claim imports", requirements: "Required papers", carriers: "Risk carriers", tokens: "Access tokens", audit: "Audit trail",
  },
  users: {
    new: "Create an account", create: "Create the account", created: "Account created.", search: "Search a name or an address", closed: "Closed accounts", none: "No account of that name.", noneClosed: "No closed account.", name: "Name", email: "E-mail", role: "Role",
    authority: "Authority", byRole: "By role", authorityHelp: "In euros, tax included. Leave empty for that of the role.", supervisor: "Supervisor", second: "Deputy", secondHelp: "Receives reminders when neither the person nor their supervisor answers", zone: "Time zone",
    password: "Temporary password", passwordHelp: "Twelve characters at least", edit: "Edit", editTitle: "Edit the account of {{name}}", saved: "Account changed.", close: "Close", reopen: "Reopen", closeTitle: "Close the account of {{name}}", reopenTitle: "Reopen the account of {{name}}",
    closeText: "{{name}} will not be able to sign in any more. What was done with this account stays signed. Remember to reassign their claims.", reopenText: "{{name}} will be able to sign in again with their password.", closedDone: "Account closed.", reopened: "Account reopened.", state: "State", open: "Open", isClosed: "Closed",
  },
  absences: {
    lead: "During an absence, reminders of deadlines go to the substitute.", new: "Record an absence", record: "Record the absence", done: "Absence recorded.", who: "Person", me: "{{name}} (you)", days: "Days", from: "from {{start}} to {{end}}", substitute: "Substitute", supervisor: "The supervisor",
    substituteHelp: "Without one, the supervisor", state: "State", coming: "Coming", now: "Now", over: "Over", cancelledOn: "Cancelled on {{on}}", cancel: "Cancel", cancelled: "Absence cancelled.", first: "First day", last: "Last day", none: "No absence recorded.",
  },
  tokens: {
    lead: "Accesses of other systems to the API. A token is shown only when it is made.", new: "Create a token", create: "Create the token", name: "Name", nameHelp: "The system that will use it", roleHelp: "The token may do whatever this role may", days: "Valid for (days)", made: "Created", expires: "Expires on",
    active: "Active", revokedOn: "Revoked on {{on}}", expired: "Expired", revoke: "Revoke", revokeTitle: "Revoke “{{name}}”", revokeText: "The system that uses it will be refused from its next request on. This cannot be undone.", revoked: "Token revoked.", none: "No token.",
    made1: "Token created", once: "Copy this token now: it will never be shown again.", copy: "Copy", copied: "Copied", kept: "I kept it",
  },
  audit: {
    lead: "Who did what, and when. Each line is sealed to the one before.", subject: "Subject", subjectHelp: "Claim or policy number", kind: "Kind of subject", actor: "Author", from: "From", to: "To", export: "Export as CSV", broken: "Some lines no longer match their seal: tell the administrator of the system.",
    none: "Nothing in the trail with these filters.", at: "When", action: "Action", about: "About", seal: "Seal", whole: "Whole", altered: "Altered",
  },
  carriers: { none: "No risk carrier.", set: "Change the account", setTitle: "Account of {{name}}", iban: "IBAN of the debited account", done: "Account saved.", licence: "Licence", letterhead: "Letterhead", complaints: "Complaints", mediator: "Mediator", account: "Debited account", unset: "No account: its batches cannot leave" },
  requirements: {
    lead: "The papers that a provider must hold, still valid, to receive an order.", new: "Require a paper", speciality: "Speciality", kind: "Paper", state: "Rule", yes: "Required", no: "No longer required", since: "From", done: "Rule recorded.", none: "No paper is required.",
  },
  imports: {
    policiesLead: "Portfolios and life facts of policies, read from a CSV file.", claimsLead: "Claims taken over from another system, their totals checked.", new: "Import a file", none: "No import yet.", file: "File", csv: "a CSV file", asOf: "Situation on",
    delta: "The file holds changes only", deltaHelp: "Unticked: a policy that is not in the file is not in the portfolio", rehearse: "Try without recording", import: "Import", queued: "Import requested.", would: "Nothing is recorded yet. The import would give:",
    count: { rows: "Rows", claims: "Claims", created: "Created", updated: "Updated", unchanged: "Unchanged", rejected: "Rejected" }, line: "Line", column: "Column", about: "Policy or claim", why: "Why", noReject: "No line rejected.", rejectsTitle: "Rejected lines",
    rejects_one: "{{count}} line rejected", rejects_many: "{{count}} lines rejected", rejects_other: "{{count}} lines rejected", warnings: "To look at", download: "Download the rejects", hide: "Close", running: "Import running",
    total: "Total", inFile: "In the file", found: "After taking over", difference: "Difference", reconciled: "The totals agree.", notReconciled: "The totals do not agree.", reconciliation: "Check of the totals",
  },
  products: { lead: "What each product promises, version after version.", name: "Product", code: "Code", version: "Terms", versionOf: "no. {{version}}, from {{on}}", none: "No product.", back: "All products" },
  terms: {
    title: "Terms", newFrom: "New version from no. {{version}}", changed: "What changed since no. {{version}}", carrier: "Risk carrier", validFrom: "Valid from", same: "Nothing changes.", differences: "Differences", field: "Clause", before: "Before", after: "After",
    would: "What no. {{version}} would change (nothing is recorded yet)", never: "Past versions never change: policies bound to them keep them until an amendment.", rehearse: "See what changes", record: "Record the version", done: "New version recorded.", addGuarantee: "Add: {{name}}", removeGuarantee: "Remove this guarantee",
    f: {
      attaching: "What attaches an event", period_basis: "Limits are for", anniversary_change: "If the anniversary changes", counts_at: "An event counts from", evidence_gate: "Before a removal", waiting_days: "Waiting period (days)", declaration_working_days: "Time to declare (working days)",
      join_window_days: "Joined into one event (days)", agreement_silence_days: "Silence of the insured (days)", prior_publication_covered: "A publication before inception is covered", recovery_refills_limit: "A recovery restores the limit", counters_pass_on_replacement: "Counters follow the replacing policy",
    },
    g: {
      label: "Name of the guarantee", class: "Class of insurance", events_limit: "Events per period", event_limit: "Limit per event", annual_limit: "Yearly limit", noLimit: "Empty: no limit", deductible: "Deductible", minimum_stake: "Minimum stake", sessions_limit: "Sessions per period", families: "Attacks covered", benefits: "Benefits",
      legal_protection: "It is legal protection", subLimits: "Sub-limits by benefit", clauses: "Clauses quoted in refusals",
    },
  },
  reserves: { title: "Opening reserves", new: "Set the reserves", guarantee: "Guarantee", line: "Benefit", amount: "Amount", from: "From", fromHelp: "For claims declared from that day on", reason: "Reason", none: "No opening reserve: a claim opens at zero.", zero: "Empty: nothing changes. Zero: ends the reserve.", done: "Opening reserves set." },
} satisfies typeof fr;
