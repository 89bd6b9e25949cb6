import type fr from "./fr";

export default {
  title: "Providers",
  search: "Search a name",
  all: "All",
  empty: "No provider matches. Widen the search, or add a provider.",
  active: "Active", suspended: "Suspended", everywhere: "Everywhere", sheet: "Sheet", missions: "See their missions",
  load: "{{open}} of {{capacity}}",
  days_one: "{{count}} day", days_many: "{{count}} days", days_other: "{{count}} days",
  usualDays_one: "{{count}} day told", usualDays_many: "{{count}} days told", usualDays_other: "{{count}} days told",
  field: {
    name: "Name", siret: "SIRET", email: "E-mail", phone: "Phone", specialities: "Specialities", speciality: "Speciality", platforms: "Known platforms", territories: "Departments", capacity: "Missions at a time", usual: "Delay told, in days",
    state: "State", load: "Load", success: "Success", delay: "Delay", onTime: "On time", reappeared: "Reappearance", reason: "Reason",
  },
  help: { platforms: "Enter after each name: google, facebook…", territories: "Department numbers; empty: everywhere" },
  add: { open: "Add a provider", title: "Add a provider", submit: "Add", done: "Provider added." },
  change: { title: "Edit the sheet", submit: "Save", done: "Sheet changed." },
  suspend: { title: "Suspend", submit: "Suspend", done: "Provider suspended.", what: "No new mission is offered to them; those under way go on." },
  resume: { title: "Resume", submit: "Resume", done: "Suspension lifted.", what: "New missions may be offered to them." },
  figures: {
    title: "Figures", all: "All specialities", none: "No mission to date.", missions: "Missions", underWay: "Under way", days: "Median delay (d)", rating: "Rating", of5: "{{rating}}/5", causes: "Removals by cause: {{causes}}.",
    ordered_one: "{{count}} mission ordered, {{delivered}} delivered.", ordered_many: "{{count}} missions ordered, {{delivered}} delivered.", ordered_other: "{{count}} missions ordered, {{delivered}} delivered.",
    lates_one: "{{count}} late.", lates_many: "{{count}} late.", lates_other: "{{count}} late.",
    refusals_one: "{{count}} declined or left unanswered.", refusals_many: "{{count}} declined or left unanswered.", refusals_other: "{{count}} declined or left unanswered.",
    disputes_one: "{{count}} dispute.", disputes_many: "{{count}} disputes.", disputes_other: "{{count}} disputes.",
  },
  tariffs: {
    title: "Tariffs", add: "Add a tariff", submit: "Record the tariff", done: "Tariff recorded.", none: "No tariff: a quote is asked for each mission.", from: "From", ht: "Excl. VAT", ttc: "Incl. VAT", tax: "Amount and VAT", rate: "Excl. VAT, VAT {{rate}}",
    flat: "Total only", withdraw: "No tariff any more from this day", withdrawn: "Withdrawn", reverse: "Reverse charge: the customer owes the VAT", total: "VAT {{vat}} · incl. VAT {{ttc}}",
  },
  papers: {
    title: "Papers", add: "Add a paper", submit: "Record the paper", done: "Paper recorded.", none: "No paper recorded.", kind: "Paper", reference: "Reference", issued: "Issued on", until: "Valid until", replaced: "Replaced", noEnd: "No end",
  },
  links: {
    title: "Ties of interest", add: "Declare a tie", submit: "Declare the tie", done: "Tie declared.", none: "No tie declared.", who: "With whom", end: "End", ended: "Ended on {{day}}: {{reason}}", stop: "End", endOf: "End the tie with {{name}}", endDone: "Tie ended.", now: "Current",
    of: { person: "Person on file", name: "Another name (an author…)", provider: "Another provider" }, search: "Type a name", nobody: "Nobody of that name",
  },
  ratings: { title: "Handlers’ ratings", none: "No mission rated yet.", mission: "Mission", comment: "Comment" },
  history: { title: "Suspensions and resumptions", none: "Never suspended.", fact: "Fact", at: "On", who: "By" },
} satisfies typeof fr;
