import type fr from "./fr";

export default {
  title: "Work-list",
  reading: "Reading claims…", more: "More claims…",
  read_one: "{{count}} claim shown", read_many: "{{count}} claims shown", read_other: "{{count}} claims shown",
  tabs: {
    label: "What waits", capped: "over {{shown}}", all: "All", expiring: "Expiring soon", to_qualify: "To qualify", replies: "Replies received",
    awaiting_insured: "Awaiting insured", stalled: "Stalled", to_approve: "To approve", complaints: "Complaints",
  },
  scope: { label: "Whose claims", me: "My claims", team: "Whole team", none: "Unassigned" },
  search: { label: "Search the work-list", help: "Policyholder or reference" },
  sort: {
    label: "Sort by", prudent_day: "Nearest deadline", "-declared_at": "Declared last", declared_at: "Declared first", last_activity: "Untouched the longest", insured_name: "Policyholder’s name",
  },
  filters: {
    label: "Filters in place", none: "Filters", some: "Filters ({{count}})", apply: "Filter", close: "Close", clear: "Remove all", remove: "Remove the filter {{text}}",
    status: "Status", handler: "Handler", waiting_on: "Waiting on", flag: "Flag", kind: "Qualification", platform: "Platform", product: "Product", channel: "Received by",
    before: "Deadline before", after: "Deadline after", declared_from: "Declared from", declared_to: "Declared until", policy_number: "Policy number",
    open: "Claims", opened: "Open", closed: "Closed",
  },
  columns: {
    choose: "Choice", time: "Deadline", file: "Claim", what: "Content", state: "Status, online", cover: "Cover", ball: "Waiting on", handler: "Handler", next: "Next action",
  },
  bands: { expired: "Passed or to be dated", two_days: "48 hours", week: "7 days", fortnight: "14 days", later: "Later" },
  row: {
    late_one: "{{count}} day late", late_many: "{{count}} days late", late_other: "{{count}} days late", undated: "To be dated", atMost: "at most {{day}}",
    choose: "Choose {{reference}}", unconfirmed: "to confirm", unnamed: "Insured to identify", unqualified: "To qualify", noPlatform: "Platform not told",
    undecided: "To decide", noEvent: "No event", cover: "Event {{used}} of {{limit}}, {{left}} left", left: "{{left}} left", unassigned: "Unassigned",
    notSeen: "Never checked", online: "Online", gone: "Removed",
    contents_one: "{{count}} content", contents_many: "{{count}} contents", contents_other: "{{count}} contents",
  },
  empty: {
    all: "No open claim. Declare one at the next call.", filtered: "No claim matches these filters.", tab: "Nothing in “{{tab}}” with these filters.", clear: "See every open claim",
  },
  chosen: {
    label: "Chosen claims", count_one: "{{count}} claim chosen", count_many: "{{count}} claims chosen", count_other: "{{count}} claims chosen",
    assign: "Assign", all: "Choose all shown", clear: "Clear the choice", tooMany: "{{most}} at most at once",
  },
  assign: {
    one: "Assign {{reference}}", title_one: "Assign {{count}} claim", title_many: "Assign {{count}} claims", title_other: "Assign {{count}} claims",
    to: "To whom", me: "Me ({{name}})", team: "Nobody: back to the team", reason: "Reason", first: "Each claim is checked first: you will see which cannot be assigned, and why.",
    submit: "Assign", others_one: "Assign the other claim", others_many: "Assign the {{count}} others", others_other: "Assign the {{count}} others",
  },
  outcome: {
    label: "Claim by claim", result: "Result", refused: "Refused", done: "Assigned", unchanged_one: "{{count}} already theirs.", unchanged_many: "{{count}} already theirs.", unchanged_other: "{{count}} already theirs.", same: "Unchanged",
    was: {
      done_one: "{{count}} claim assigned.", done_many: "{{count}} claims assigned.", done_other: "{{count}} claims assigned.",
      refused_one: "{{count}} refused.", refused_many: "{{count}} refused.", refused_other: "{{count}} refused.",
    },
    will: {
      done_one: "{{count}} claim can be assigned.", done_many: "{{count}} claims can be assigned.", done_other: "{{count}} claims can be assigned.",
      refused_one: "{{count}} cannot.", refused_many: "{{count}} cannot.", refused_other: "{{count}} cannot.",
    },
  },
  views: {
    open: "Views", title: "Saved views", none: "No view yet: filter the work-list, then save it under a name.", save: "Save the filters of the screen",
    name: "Name of the view", keep: "Save", saved: "View saved", shared: "Share it with the whole team", mine: "Yours alone", mineShared: "Yours, shared", by: "Shared by {{name}}",
    usual: "Open first", notUsual: "No longer open first", isUsual: "opens first in this browser", rename: "Rename", share: "Share", unshare: "Stop sharing", delete: "Delete",
    sure: "Delete this view?", sureShared: "Delete this view for the whole team?", keepIt: "Keep it",
  },
  export: { open: "Export", title: "Export the work-list", text: "Every claim that matches the filters of the screen, in the same order (100,000 at most).", xlsx: "Workbook (XLSX)", csv: "Text (CSV)" },
  keys: {
    down: "Next claim", up: "Previous claim", first: "First claim", last: "Last claim read", open: "Open the claim", search: "Search", clear: "Clear the choice",
    choose: "Choose the claim", range: "Choose up to here", assign: "Assign",
  },
} satisfies typeof fr;
