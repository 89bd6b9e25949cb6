import type fr from "./fr";

export default {
  mayClose: "may be closed", notYet: "closes once the month is over, by a supervisor",
  title: "Accounting", lead: "The entries of payments, reserves and recoveries, month by month.", months: "Accounting months", month: "Month", state: "State", open: "Open", closed: "Closed",
  closedBy: "Closing", by: "{{on}}, by {{who}}", none: "Nothing is booked yet.",
  entries: {
    title: "Entries", of: "Entries of {{month}}", count: "Entries", debit: "Total debits", show: "Show", csv: "Export as CSV", none: "No entry this month.", balance: "Debits {{debit}}, credits {{credit}}",
    final: "Final numbers", provisional: "Provisional: numbers are given at closing", many_one: "{{shown}} entry", many_many: "{{shown}} entries", many_other: "{{shown}} entries",
  },
  line: {
    number: "Number", journal: "Journal", on: "Date", piece: "Piece", label: "Label", account: "Account", debit: "Debit", credit: "Credit", draft: "draft ",
  },
  journal: {
    SIN: "Claims", PRO: "Reserves", REC: "Recoveries", BQ: "Bank",
  },
  close: {
    open: "Close {{month}}", title: "Close the month of {{month}}", numbers: "Each entry gets its final number, without a gap in the year.", final: "A closed month cannot be reopened and never changes.",
    later: "What comes later is booked in the next month.", would: "What closing would do", sure: "I have read the entries of {{month}}; I close this month.", send: "Close the month",
    done: "{{month}} is closed", figures_one: "{{shown}} entry, from number {{first}}, for {{debit}} of debits and as much of credits.",
    figures_many: "{{shown}} entries, from number {{first}}, for {{debit}} of debits and as much of credits.",
    figures_other: "{{shown}} entries, from number {{first}}, for {{debit}} of debits and as much of credits.",
  },
} satisfies typeof fr;
