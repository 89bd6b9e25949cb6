/** One claim, to read: the clocks first, then what was published. */

import { el } from "./dom.js";
import { day, delay, instant, rule, status, urgency } from "./format.js";

/**
 * @param {any} claim the answer of GET /claims/{ref}
 * @returns {HTMLElement}
 */
export function claimView(claim) {
  return el(
    "article",
    { class: "claim" },
    el("p", {}, el("a", { href: "#" }, "← Tous les sinistres")),
    el("h1", { tabindex: "-1" }, `${claim.reference} · ${claim.insured?.name ?? "assuré à identifier"}`),
    el("p", {}, el("span", { class: "badge" }, status(claim.status)), ` déclaré le ${instant(claim.declared_at)}`),
    facts(claim),
    section("Échéances", (claim.deadlines ?? []).map(deadline), "Aucune échéance en cours."),
    section("Contenus", (claim.contents ?? []).map(content), "Aucun contenu."),
  );
}

/** @param {any} claim */
function facts(claim) {
  const standing = claim.standing;
  const lines = [
    ["Contrat", claim.policy_number ?? "à identifier"],
    ["Gestionnaire", claim.handler?.name ?? "non attribué"],
    ["Événements de la période", standing?.events_limit ? `${standing.events_used} sur ${standing.events_limit}` : "–"],
  ];
  return el("dl", { class: "card facts" }, ...lines.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}

/** @param {string} title @param {HTMLElement[]} items @param {string} empty */
function section(title, items, empty) {
  const body = items.length ? el("ul", { class: "rows" }, ...items) : el("p", { class: "muted" }, empty);
  return el("section", { class: "group" }, el("h2", {}, title), body);
}

/** @param {any} one */
function deadline(one) {
  return el(
    "li",
    { class: "row static" },
    el("span", { class: `left ${urgency(one)}` }, delay(one.days_left)),
    el("span", {}, one.title ?? rule(one.rule)),
    el("span", { class: "muted" }, `jour prudent ${day(one.prudent_day)}, dernier jour ${day(one.last_day)}`),
    one.unconfirmed ? el("span", { class: "badge" }, "à confirmer par un juriste") : null,
  );
}

/** @param {any} one */
function content(one) {
  return el(
    "li",
    { class: "row static content" },
    el("span", { class: "reference" }, one.platform ?? one.form),
    el("span", {}, one.url ?? "sans adresse"),
    one.excerpt ? el("q", {}, one.excerpt) : null,
    one.qualification ? el("span", { class: "badge" }, one.qualification.label ?? one.qualification.kind) : el("span", { class: "badge" }, "à qualifier"),
  );
}
