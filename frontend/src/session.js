/** Who is signed in: shows the form when nobody is, else calls the page. */

import { Problem, call } from "./api.js";
import { alertWith, byId, el } from "./dom.js";

/**
 * Start a page: `show` runs once somebody is signed in, again after each sign-in.
 * @param {(me: any) => Promise<void>} show
 */
export async function start(show) {
  byId("connexion").addEventListener("submit", (event) => {
    event.preventDefault();
    void signIn(/** @type {HTMLFormElement} */ (event.target), show);
  });
  await guarded(async () => enter(await call("/auth/me"), show));
}

/**
 * Run something; a refusal is told, and an ended session asks to sign in again.
 * @param {() => Promise<void>} work
 */
export async function guarded(work) {
  try {
    alertWith();
    await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status !== 401) alertWith(error.message);
    else askToSignIn();
  }
}

/** @param {HTMLFormElement} form @param {(me: any) => Promise<void>} show */
async function signIn(form, show) {
  const fields = new FormData(form);
  try {
    const body = { email: fields.get("email"), password: fields.get("password") };
    const me = await call("/auth/login", { method: "POST", body });
    form.reset();
    await guarded(() => enter(me, show));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    alertWith(error.message);
    byId("password").focus();
  }
}

/** @param {any} me @param {(me: any) => Promise<void>} show */
async function enter(me, show) {
  byId("connexion").hidden = true;
  const leave = el("button", { type: "button", class: "quiet", onclick: signOut }, "Se déconnecter");
  const who = byId("qui");
  who.replaceChildren(el("span", {}, me.name), leave);
  who.hidden = false;
  await show(me);
}

function askToSignIn() {
  byId("qui").hidden = true;
  byId("vue").replaceChildren();
  byId("connexion").hidden = false;
  byId("email").focus();
}

async function signOut() {
  await guarded(async () => {
    await call("/auth/logout", { method: "POST" });
    askToSignIn();
  });
}
