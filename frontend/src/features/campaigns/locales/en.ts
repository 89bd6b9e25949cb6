import type fr from "./fr";

export default {
  title: "Campaigns",
  lead: "Claims that one hand, or one call to harm, seems to link.",
  empty: "No campaign. Open one when several insured people suffer the same attack.",
  by: "{{at}}, by {{who}}",
  opened: "Opened on {{at}} by {{who}}",
  noPolicy: "Policy to identify",
  noClaim: "No claim in this campaign. Add some by their references.",
  eventsKept: "A campaign shares the analysis, not the cover: each claim keeps its event and its limits.",
  claims_one: "{{count}} claim", claims_many: "{{count}} claims", claims_other: "{{count}} claims",
  column: { name: "Name", claims: "Claims", open: "Still open", analysis: "Latest analysis", created: "Opened", claim: "Claim", status: "Status", policy: "Policy", event: "Event", since: "Added on", actions: "Action" },
  event: { none: "None: cover not decided", own: "Its own", shared: "Event {{number}}, shared by {{size}} claims" },
  new: {
    open: "Open a campaign", submit: "Open", done: "Campaign opened.", claims: "References of the claims", claimsHint: "One a line, or separated by commas",
    read_one: "{{count}} reference read", read_many: "{{count}} references read", read_other: "{{count}} references read",
  },
  add: {
    open: "Add claims", hint: "Their event does not change: only the analysis is shared.",
    submit_zero: "Add", submit_one: "Add {{count}} claim", submit_many: "Add {{count}} claims", submit_other: "Add {{count}} claims",
    refused_one: "This claim was not added:", refused_many: "These claims were not added:", refused_other: "These claims were not added:",
  },
  remove: { short: "Remove", of: "Remove {{reference}} from the campaign", submit: "Remove from the campaign", done: "Claim removed from the campaign.", hint: "The claim stays open, with its event. The reason stands in its history.", reason: "Why it does not belong there" },
  analysis: {
    open: "Write the analysis", title: "Shared analysis", none: "No analysis. Write what links these claims: authors, means, moment.", latest: "the latest", text: "The analysis", submit: "Record the analysis", done: "Analysis recorded.",
    hint_one: "It will be read from the campaign’s claim. Earlier analyses stay readable.", hint_many: "It will be read from the {{count}} claims of the campaign. Earlier analyses stay readable.",
    hint_other: "It will be read from the {{count}} claims of the campaign. Earlier analyses stay readable.",
  },
} satisfies typeof fr;
