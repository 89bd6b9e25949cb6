/** The claims by urgency, the tasks of the person, and one claim when the address names it (#SIN-2026-000123). */

import { call } from "./api.js";
import { claimView } from "./claim.js";
import { byId, el } from "./dom.js";
import { day, delay, rule, status, urgency } from "./format.js";
import { guarded, start } from "./session.js";

const GROUPS = {
  late: "Dépassé ou à dater",
  week: "Dans les 7 jours",
  month: "Dans les 30 jours",
  later: "Plus tard",
  none: "Sans échéance",
};

let me = null;
let opened = "";

start(async (person) => {
  me = person;
  await route();
});
window.addEventListener("hashchange", () => me && guarded(route));
document.addEventListener("keydown", moveWithKeys);

async function route() {
  const reference = decodeURIComponent(location.hash.slice(1));
  const view = byId("vue");
  view.setAttribute("aria-busy", "true");
  try {
    if (reference.startsWith("SIN-")) view.replaceChildren(claimView(await call(`/claims/${encodeURIComponent(reference)}`)));
    else view.replaceChildren(...(await listView()));
  } finally {
    view.removeAttribute("aria-busy");
  }
  // Back from a claim, the reader finds the row again; elsewhere the title is read first.
  const target = view.querySelector(`a.row[href="#${CSS.escape(opened)}"]`) ?? view.querySelector("h1");
  if (target instanceof HTMLElement) target.focus();
  opened = reference;
}

async function listView() {
  const [claims, tasks] = await Promise.all([call("/claims?limit=50"), call("/tasks?mine=true&limit=5")]);
  const groups = el("div", { id: "groupes" });
  const more = el("button", { type: "button", class: "quiet" }, "Afficher la suite");
  let following = add(groups, claims);
  more.hidden = !following;
  more.addEventListener("click", () =>
    guarded(async () => {
      following = add(groups, await call(`/claims?limit=50&cursor=${encodeURIComponent(following)}`));
      more.hidden = !following;
    }),
  );
  const empty = claims.items.length ? null : el("p", { class: "card muted" }, "Aucun sinistre pour l’instant.");
  return [el("h1", { tabindex: "-1" }, "Sinistres"), taskList(tasks.items), empty, groups, more].filter((part) => part);
}

/**
 * Add a page of claims to its groups; the cursor of the next page.
 * @param {HTMLElement} groups
 * @param {{items: any[], next: string | null}} page
 */
function add(groups, page) {
  for (const claim of page.items) {
    const kind = urgency(claim.earliest_deadline);
    let list = groups.querySelector(`[data-group="${kind}"]`);
    if (!list) {
      list = el("ul", { class: "rows", "data-group": kind });
      groups.append(el("section", { class: "group" }, el("h2", {}, GROUPS[kind]), list));
    }
    list.append(el("li", {}, claimRow(claim, kind)));
  }
  return page.next;
}

/** @param {any} claim @param {string} kind */
function claimRow(claim, kind) {
  const deadline = claim.earliest_deadline;
  const left = deadline ? delay(deadline.days_left) : "–";
  const until = deadline ? `${rule(deadline.rule)}, jour prudent ${day(deadline.prudent_day)}` : "aucune échéance en cours";
  return el(
    "a",
    { class: "row", href: `#${claim.reference}` },
    el("span", { class: `left ${kind}` }, left),
    el("span", { class: "reference" }, claim.reference),
    el("span", { class: "insured" }, claim.insured_name ?? claim.insured?.name ?? "assuré à identifier"),
    el("span", { class: "muted" }, until),
    el("span", { class: "badge" }, status(claim.status)),
    el("span", { class: "muted" }, claim.handler?.name ?? (typeof claim.handler === "string" ? claim.handler : "non attribué")),
  );
}

/** @param {any[]} tasks */
function taskList(tasks) {
  if (!tasks.length) return null;
  const lines = tasks.map((task) => {
    const line = el(
      "li",
      {},
      el("span", { class: "what" }, task.title),
      task.claim_reference ? el("a", { href: `#${task.claim_reference}` }, task.claim_reference) : null,
      el("span", { class: "muted" }, day(task.due_on)),
      me.permissions.includes("tasks:close") ? el("button", { type: "button", class: "quiet", onclick: done }, "Fait") : null,
    );
    async function done() {
      await guarded(async () => {
        await call(`/tasks/${task.id}/completion`, { method: "POST" });
        line.remove();
      });
    }
    return line;
  });
  return el("section", { class: "card tasks" }, el("h2", {}, "À faire"), el("ul", {}, ...lines));
}

/** j and k move along the rows, as in a mail program. @param {KeyboardEvent} event */
function moveWithKeys(event) {
  const step = { j: 1, k: -1 }[event.key];
  const typing = event.target instanceof HTMLInputElement;
  if (!step || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...document.querySelectorAll("a.row")];
  const next = rows[rows.indexOf(document.activeElement) + step];
  if (next instanceof HTMLElement) next.focus();
}
