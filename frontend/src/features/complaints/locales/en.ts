import type fr from "./fr";

export default {
  title: "Complaints",
  all: "All",
  late: "Late",
  mine: "Mine",
  nobody: "Nobody",
  choose: "Choose…",
  empty: "No complaint. Any dissatisfaction, written or spoken, is recorded here or from the claim.",
  emptyFiltered: "No complaint matches these filters.",
  view: { label: "Show", complaints: "Complaints", disagreements: "Disagreements" },
  field: {
    reference: "Reference", complainant: "Complainant", claim: "Claim", level: "Level", state: "Where it stands", handler: "Given to", email: "E-mail address", channel: "Channel",
    cause: "Cause", subject: "Subject", text: "What is complained of", sent: "Sent on", received: "Received on", outcome: "Outcome", granted: "Money granted", recorded: "Recorded",
  },
  clock: { acknowledge: "Acknowledgement", answer: "Answer", mediation: "Going to the ombudsman", done: "Done on {{day}}", until: "before the end of {{day}}", none: "No delay at this level" },
  page: {
    title: "Complaint {{reference}}", clocks: "Deadlines", facts: "The complaint", steps: "What happened", recorded: "{{at}}, by {{who}}", step: "{{day}} · recorded on {{at}} by {{who}}",
    granted: "{{amount}} granted", escalated: "from “{{from}}” to “{{to}}”",
  },
  register: { open: "Register", lead: "The register of complaints received between two days, as CSV.", since: "Received from", until: "Until", download: "Download", file: "complaints-register.csv" },
  record: {
    open: "Record a complaint", submit: "Record", done: "Complaint recorded: its clocks are running.", claimHint: "Reference of the claim, if there is one", nameHint: "The insured of the claim when left empty", emailHint: "For the acknowledgement and the answer; otherwise by post",
  },
  letter: { email: "To {{email}}", post: "No e-mail address: a task will ask to post it" },
  acknowledge: { submit: "Acknowledge", done: "Complaint acknowledged.", letter: "Send the acknowledgement letter", on: "Acknowledged on" },
  answer: {
    submit: "Send the answer", done: "Answer recorded.", text: "Your answer", mention: "Added to the letter:", grantedHint: "Outside the limit; a task will ask to propose its payment", on: "Answered on",
    letter: "Send the letter",
  },
  escalate: {
    to: "Taken before", submit: "Take higher", done: "Complaint taken higher.", text: "What is asked", on: "Received on",
    court: "The claim will be restricted: a summons against the insurer is read only by those who follow it.",
  },
  assign: {
    to: "Give to", submit: "Give", done: "Complaint given.", propose: "The independent person with the fewest complaints", hint: "Only somebody who neither handled nor decided the claim may answer.",
  },
  claim: { none: "No complaint on this claim." },
  disagreement: {
    title: "Disagreements", which: "Which disagreements", open: "Open", settled: "Settled", empty: "No disagreement here. A disagreement on a measure is recorded from the claim.", raised: "raised on {{day}}, recorded by {{who}}",
    told: { email: "insured informed by e-mail", post: "insured to be informed by post" }, insured: "Position of the insured", insurer: "Position of the insurer", third: "Third person",
    opinion: "Opinion in favour of: {{favours}} ({{day}})", outcome: "Outcome, on {{day}}", costOf: "Fees of the third person: {{amount}}, at our charge, outside the limit.",
  },
  raise: {
    submit: "Record and inform the insured", done: "Disagreement recorded: the insured is informed.", on: "Raised on", measure: "The measure at stake", measureHint: "In a few words: they appear in the letter to the insured",
    hint: "The insured is told at once that the disagreement may be put to a third person (article L. 127-4 of the French insurance code).",
  },
  appoint: { submit: "Appoint", done: "Third person appointed.", name: "Name and capacity", by: "Appointed", on: "On" },
  opinion: { submit: "Record the opinion", done: "Opinion recorded.", favours: "In favour of", text: "The opinion", on: "Given on" },
  settle: { submit: "Record the outcome", done: "Disagreement settled.", text: "How it was settled", cost: "Fees of the third person", costHint: "A task will ask to propose their payment", on: "Settled on" },
} satisfies typeof fr;
