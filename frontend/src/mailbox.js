/** The local mailbox: what Égide would have sent through a mail server. */

import { call } from "./api.js";
import { byId, el } from "./dom.js";
import { instant } from "./format.js";
import { guarded, start } from "./session.js";

start(async () => {
  const list = el("ul", { class: "mails" });
  const more = el("button", { type: "button", class: "quiet" }, "Afficher la suite");
  byId("vue").replaceChildren(
    el("h1", { tabindex: "-1" }, "Messages"),
    el("p", { class: "muted" }, "Sans serveur de messagerie réglé, les messages restent dans cette boîte locale."),
    list,
    more,
  );
  let following = null;
  async function load() {
    const page = await call(`/mailbox?limit=50${following ? `&cursor=${encodeURIComponent(following)}` : ""}`);
    list.append(...page.items.map(line));
    if (!list.children.length) list.append(el("li", { class: "card muted" }, "Aucun message pour l’instant."));
    following = page.next;
    more.hidden = !following;
  }
  more.addEventListener("click", () => guarded(load));
  more.hidden = true;
  await load();
});

/** @param {any} mail a line that opens on its text */
function line(mail) {
  const text = el("pre", { class: "mail" });
  const details = el(
    "details",
    { class: "card" },
    el("summary", {}, el("strong", {}, mail.subject), el("span", { class: "muted" }, `${mail.recipient} · ${instant(mail.sent_at)}`)),
    text,
  );
  details.addEventListener("toggle", () =>
    guarded(async () => {
      if (!text.textContent) text.textContent = (await call(`/mailbox/${mail.id}`)).body;
    }),
  );
  return el("li", {}, details);
}
