import type fr from "./desk.fr";

export default {
  menu: { autoTheme: "Follow the computer’s theme", compact: "Compact lists", tour: "See the tour again" },
  leave: {
    title_one: "One text was not sent", title_many: "{{count}} texts were not sent", title_other: "{{count}} texts were not sent",
    text: "They are kept in this browser only: signing out erases them.",
    draft: "{{about}}, written {{at}}", other: "A form", stay: "Stay and send them", go: "Sign out and erase them",
  },
  keys: {
    title: "Keyboard shortcuts", here: "On this screen", everywhere: "Everywhere", none: "This screen has no key of its own.",
    single: "Single-character keys", singleHelp: "Switch them off when you dictate, or when a key goes off by itself. Ctrl+K stays.",
    mod: "Ctrl", or: "or", space: "Space",
  },
  palette: {
    search: "Claim, policyholder, policy, page or action", claims: "Claims", people: "Policyholders", policies: "Policies", places: "Pages", actions: "Actions", simulate: "Simulate a deadline",
    here: "On claim {{reference}}", recent: "Opened recently", nothing: "Nothing matches “{{query}}”.", searching: "Searching…",
    all_one: "See the claim in the work-list", all_many: "See the {{formatted}} claims in the work-list", all_other: "See the {{formatted}} claims in the work-list",
    failed: "The search failed: check the connection, then try again.",
    allCapped: "See in the work-list (more than 1,000 claims)",
  },
  tour: {
    step: "Step {{at}} of {{count}}", next: "Next", before: "Previous", end: "Start", skip: "Skip the tour",
    steps: {
      list: { title: "The work-list says what comes first", text: "Claims stand by their nearest deadline: those whose day has passed, then 48 hours, 7 days, 14 days. On the right, what to do next. Tabs single out what waits: to qualify, replies received, to approve." },
      claim: { title: "A claim is read in two seconds", text: "On top of the file, never scrolled away: can we still act, is it online, who holds the ball, what is left of the cover, and one button for what comes next." },
      declare: { title: "A call is noted while you talk", text: "Press d to declare a claim; on a claim, n to note the call. A promise and its day become a task. What you write stays in this browser until it is sent." },
      keys: { title: "Everything works from the keyboard", text: "j and k to move, Enter to open, x to select, a to assign, Ctrl+K to go anywhere. The ? key shows those of the screen." },
      demo: { title: "These data are a demonstration", text: "Policyholders, reviews and amounts are made up. E-mails do not leave: read them in the Mailbox. Try things, nothing breaks." },
    },
  },
} satisfies typeof fr;
