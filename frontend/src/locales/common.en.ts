import type fr from "./common.fr";

export default {
  skip: "Skip to content",
  close: "Close",
  cancel: "Cancel",
  confirm: "Confirm",
  save: "Save",
  copied: "Copied",
  more: "Show more",
  loading: "Loading…",
  language: "Language",
  languages: { fr: "Français", en: "English" },
  theme: "Switch between light and dark",
  account: "Account of {{name}}",
  signOut: "Sign out",
  nav: {
    label: "Main", toggle: "Open or close the menu",
    claims: "Work-list", tasks: "Tasks", deadlines: "Deadlines", missions: "Missions", payments: "Payments", complaints: "Complaints",
    campaigns: "Campaigns", assistance: "Assistance", policies: "Policyholders and policies", providers: "Providers", dashboard: "Dashboard",
    reports: "Reports", accounting: "Accounting", admin: "Administration", mailbox: "Mailbox",
  },
  signIn: { page: "Sign in · Égide", title: "Sign in", email: "E-mail address", password: "Password", submit: "Sign in" },
  ask: {
    "sign-in": { title: "Your session has ended", why: "Sign in again: what you wrote is kept, and your request will go at once." },
    confirm: { title: "Confirm your password", why: "This action commits money: a confirmed password stays valid for ten minutes." },
  },
  problem: {
    offline: "The server does not answer. Nothing is lost: try again once the connection is back.",
    unexpected: "Something unexpected happened. Try again; if it comes back, copy the number and tell support.",
    retry: "Try again",
    copyId: "Copy the request number",
  },
  notFound: { title: "Page not found", text: "This address leads to no page. The link may be incomplete.", back: "Back to the work-list" },
  trouble: { title: "This page could not be shown", text: "What you saved is safe. Reload the page to go on.", reload: "Reload the page" },
  connection: { lost: "Connection lost", text: "What you are writing stays on the screen. Égide tries again every three seconds." },
  watchdog: { title: "Some deadlines must be checked" },
  palette: { open: "Go to a claim, start an action", nothing: "Nothing matches" },
  keys: {
    title: "Keyboard shortcuts",
    j: "Next row", k: "Previous row", Enter: "Open", x: "Select", a: "Assign", n: "Note a call", "/": "Search",
    "Ctrl+K": "Go to a claim, start an action", g: "Next action of the claim", "?": "This help",
  },
  time: {
    none: "No deadline", today: "Today",
    passed_one: "Passed {{count}} day ago", passed_many: "Passed {{count}} days ago", passed_other: "Passed {{count}} days ago",
    left_one: "{{count}} day", left_many: "{{count}} days", left_other: "{{count}} days",
  },
} satisfies typeof fr;
