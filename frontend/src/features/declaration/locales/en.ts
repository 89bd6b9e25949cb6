import type fr from "./fr";

export default {
  title: "Declare a claim",
  lead: "One content is enough: what is missing will come later. Enter adds a content, Ctrl+Enter sends.",
  who: "Who",
  what: "What",
  policy: {
    label: "Insured or policy", placeholder: "Name, policy number or phone", none: "No policy found: note the name below, the policy will be identified later.",
    since: "since {{day}}", ended: "ended on {{day}}", holder: "taken out by {{name}}",
  },
  unidentified: "Policy to identify", insuredName: "Name of the insured", insuredPhone: "Phone of the insured",
  role: "Who is calling", declarantName: "Name of the person", declarantPhone: "Their phone",
  discovered: "Discovered on", channel: "Received by", wishes: "What the insured expects",
  already: { label: "Already done by the insured", already_replied: "Replied online", already_reported: "Reported to the platform", already_complained: "Filed a complaint" },
  otherInsurer: "Other insurer",
  more: "Other circumstances",
  content: {
    title: "Content {{rank}}", place: "Address or place", placeHelp: "Paste the address, or say where it is", platform: "Platform: {{name}}", inWords: "Place told in words",
    excerpt: "Excerpt, word for word", published: "Published on", publishedHelp: "12/11, yesterday, 3 weeks ago, October 2026", author: "Author shown", form: "Form",
    online: "Still online", onlineValues: { yes: "Yes", no: "No", unknown: "Not checked" }, remove: "Remove content {{rank}}", add: "Add a content",
    unread: "Date not understood, or still to come: it will not be sent. Try 12/11/2026.", between: "between {{from}} and {{to}}", on: "on {{day}}", around: "around {{day}}",
  },
  clock: {
    waiting: "Counting the deadline…", unknown: "Deadline not counted for now", undated: "Without a date, the deadline may already run", undatedBy: "▲ Unknown date: the deadline may already run; {{day}} at the latest",
    act: "act before {{day}}", passed: "the prudent day was {{day}}", last: "last day {{day}}",
  },
  sendEmpty: "Declare", send_one: "Declare {{count}} content", send_many: "Declare {{count}} contents", send_other: "Declare {{count}} contents",
  discard: "Erase the draft", restored: "Draft taken up where you left it.",
  opened: {
    title: "Claim {{reference}} opened", notInForce: "The policy is not in force on the attaching date: the declaration is recorded, cover will be decided later.",
    duplicates: "These addresses already stand in another claim of the same insured:", duplicate: "{{reference}} ({{status}})", go: "Open the claim", another: "Declare another claim",
  },
  simulator: {
    title: "Simulate a deadline", lead: "No claim is touched.", published: "First publication", kind: "Qualification", unknownKind: "To establish", postcode: "Postcode of the insured", professional: "The author is a professional",
    act: "Interrupting act", noAct: "None", actOn: "Done on", article: "Text", duration: "Length", how: "How it is counted", reminders: "Planned reminders", empty: "Give a publication date.",
    fatal: "cut-off deadline", shadow: "by prudence", broken: "interrupted or prolonged", last: "Last day", prudent: "Prudent day", none: "No deadline runs in this situation.",
  },
} satisfies typeof fr;
