import type fr from "./fr";

export default {
  title: "Tasks",
  add: "New task",
  keep: "Add the task",
  added: "Task added",
  whose: "Tasks shown",
  shown: { mine: "Mine", team: "Whole team", done: "Done" },
  empty: { mine: "Nothing for you to do. See the team’s, or open the work-list.", team: "No open task in the team.", done: "No task done yet." },
  bands: { late: "Overdue ({{count}})", today: "Today ({{count}})", week: "Within seven days ({{count}})", later: "Later ({{count}})", done: "Done ({{count}})" },
  columns: { due: "Due", title: "To do", about: "Claim or policy", assignee: "Who", actions: "Actions" },
  team: "The team", me: "Me ({{name}})", to: "Who does it", dueOn: "Due on", claim: "Claim", noClaim: "No open claim matches",
  complete: "Done", completeOf: "Done: {{title}}", completed: "Task done", give: "Give", giveOf: "Give: {{title}}", giveTitle: "Give the task", given: "Task given",
} satisfies typeof fr;
