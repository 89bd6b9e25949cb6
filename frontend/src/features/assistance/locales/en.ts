import type fr from "./fr";

export default {
  title: "Psychological assistance",
  secret: "Sessions are counted, nothing else: no word about health or about what is said there is recorded.",
  search: "Policy number",
  empty: "No request for assistance. Record one with “New request”.",
  unnamed: "Insured not named", toIdentify: "To identify", of: "{{used}} of {{limit}}",
  deedOf: "{{what}}, {{reference}}",
  field: { reference: "Request", insured: "Insured", policy: "Policy", trigger: "Event", on: "Requested on", state: "State", sessions: "Sessions of the period", actions: "Actions" },
  deed: { record_sessions: "Sessions", identify_policy: "Identify the policy", close: "Close" },
  new: { open: "New request", title: "New request for assistance", submit: "Record the request", done: "Request recorded.", name: "Name of the insured", rpps: "RPPS", email: "E-mail", channel: "Received by" },
  pick: { placeholder: "Name of the insured or number", nothing: "No policy found", type: "Type at least two characters" },
  identify: { title: "Identify the policy", submit: "Attach to the policy", done: "Policy identified.", what: "Request of {{name}}." },
  close: { title: "Close {{reference}}", submit: "Close the request", done: "Request closed.", what: "No further session can be counted on this request." },
  sessions: {
    title: "Sessions · {{reference}}", list: "Recorded sessions", none: "No session recorded.", period_zero: "No session of {{limit}} for the period from {{start}} to {{end}}.", period_one: "{{count}} session of {{limit}} for the period from {{start}} to {{end}}.", period_many: "{{count}} sessions of {{limit}} for the period from {{start}} to {{end}}.", period_other: "{{count}} sessions of {{limit}} for the period from {{start}} to {{end}}.", day: "Day", count: "Sessions", who: "By",
    submit: "Count", done: "Sessions counted.", back: "Take back", backOf: "Take back the sessions of {{day}}", backDone: "Record taken back.", takenBack: "Taken back", correction: "Correction",
  },
} satisfies typeof fr;
