import type fr from "./fr";

export default {
  title: "Deadlines",
  closed: "Closed claims too",
  empty: "Nothing falls in these months. Choose somebody else or look further.",
  further: "See {{month}} too",
  explainOf: "{{rule}}, claim {{claim}}: see the computation",
  view: { label: "Show", agenda: "Agenda", month: "Month", watch: "Watch", feeds: "Subscription", simulator: "Simulator" },
  who: { label: "Whose", me: "My claims", team: "The whole team", none: "Unassigned" },
  bands: {
    expired_one: "Prudent day passed ({{count}})", expired_many: "Prudent day passed ({{count}})", expired_other: "Prudent day passed ({{count}})",
    soon_one: "Within two days ({{count}})", soon_many: "Within two days ({{count}})", soon_other: "Within two days ({{count}})",
    near_one: "Within a fortnight ({{count}})", near_many: "Within a fortnight ({{count}})", near_other: "Within a fortnight ({{count}})",
    calm_one: "Later ({{count}})", calm_many: "Later ({{count}})", calm_other: "Later ({{count}})",
  },
  column: { left: "Time left", day: "Prudent day", prudent: "Prudent day", last: "Last day", claim: "Claim", rule: "Deadline", remarks: "To know" },
  remark: { fatal: "fatal", shadow: "as a precaution", unconfirmed: "to be confirmed by a lawyer", closed: "claim closed" },
  month: {
    before: "Month before", after: "Month after", today: "Today", nothing: "Nothing falls on that day.",
    count_one: "{{count}} deadline", count_many: "{{count}} deadlines", count_other: "{{count}} deadlines",
    others_one: "and {{count}} other", others_many: "and {{count}} others", others_other: "and {{count}} others",
  },
  clock: {
    title: "The deadline", why: "How this day is computed", resolve: "Close this deadline", reminders: "Reminders sent", noReminder: "No reminder has left yet.", seenBy: "seen by {{who}} on {{at}}",
    wentUp: "sent up on {{at}}, nobody having taken note", unseen: "nobody has taken note yet", acknowledge: "I take note", acknowledged: "Reminders acknowledged.",
  },
  watch: {
    ok: "Nothing wrong", lead: "The watchdog recomputes every deadline from the facts and checks that every reminder left.", checked: "Last full check: {{at}}.", todo: "To do:", expected: "Expected", found: "Found",
    explain: "See the computation", message: "Message",
    some_one: "{{count}} fault", some_many: "{{count}} faults", some_other: "{{count}} faults",
    shown_one: "The first one is shown.", shown_many: "The first {{count}} are shown.", shown_other: "The first {{count}} are shown.",
  },
  feed: {
    title: "Deadlines in your calendar", lead: "Add this address to your calendar (Outlook, Google, Apple…) as a subscribed calendar: it will follow the deadlines by itself. It is worth a password: do not pass it on.", scope: "Which ones", mine: "Those of my claims",
    team: "Those of the team", create: "Create an address", once: "Copy this address now: it will not be shown again.", copy: "Copy the address", created: "Created", actions: "Action", revoke: "Revoke", revoked: "Address revoked.",
    revokeHint: "Calendars subscribed to this address will receive nothing more.", none: "No subscription.",
  },
} satisfies typeof fr;
