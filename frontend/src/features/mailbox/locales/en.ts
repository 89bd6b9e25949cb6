import type fr from "./fr";

export default {
  title: "Trial mailbox",
  lead: "The mails that would have been sent. This page exists only while no mail server is set: nothing left this place.",
  none: "No mail yet. A reminder, a question to the insured or an order sends one.",
  noMatch: "No mail matches. Try a word of the subject or the address of the recipient.",
  list: "Mails", pane: "Open mail", choose: "Choose a mail in the list.",
  search: "Search in the subject or the recipient", searchPart_one: "Among the only mail loaded", searchPart_many: "Among the {{count}} mails loaded", searchPart_other: "Among the {{count}} mails loaded",
  to: "To {{recipient}}, {{on}}",
} satisfies typeof fr;
