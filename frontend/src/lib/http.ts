/**
 * The one road to the API: problems become `Problem`, writes carry their key, an ended session or an old password
 * is asked for over the page (nothing typed is lost) and the request then goes again, a lost connection is shown.
 */
import { client } from "@/api/client.gen";
import { answered, keyFor } from "./keys";
import { Problem, type ProblemBody } from "./problem";
import { store } from "./store";

export type Ask = "sign-in" | "confirm";

/** What the person is asked before a request can go on; answered by `settle`. */
export const asked = store<{ what: Ask; settle: (done: boolean) => void } | null>(null);

/** False from the first request that found no server until one does. */
export const connected = store(true);

const OPEN = ["/api/v1/auth/login", "/api/v1/auth/confirmation"];
/** Set once somebody has signed in: before that, a 401 is simply nobody. */
let known = false;
export const recognised = () => {
  known = true;
};

let asking: Promise<boolean> | null = null;

function ask(what: Ask): Promise<boolean> {
  asking ??= new Promise<boolean>((resolve) => {
    asked.set({ what, settle: resolve });
  }).finally(() => {
    asked.set(null);
    asking = null;
  });
  return asking;
}

function needs(response: Response, code: string | undefined, path: string): Ask | null {
  if (OPEN.includes(path)) return null;
  if (response.status === 401 && known) return "sign-in";
  return response.status === 403 && code === "reauthentication_required" ? "confirm" : null;
}

async function codeOf(response: Response): Promise<string | undefined> {
  if (response.ok || !response.headers.get("content-type")?.includes("json")) return undefined;
  return ((await response.clone().json()) as ProblemBody).code;
}

async function once(request: Request): Promise<Response> {
  try {
    const response = await globalThis.fetch(request);
    connected.set(true);
    return response;
  } catch (error) {
    if (!request.signal.aborted) connected.set(false);
    throw error;
  }
}

/** fetch, with the patience of a person: asks what is missing, then goes again with the same words. */
export async function patientFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const path = new URL(request.url).pathname;
  const write = request.method === "GET" ? null : `${request.method} ${request.url} ${await words(request)}`;
  if (write !== null && request.method === "POST" && !request.headers.has("idempotency-key"))
    request.headers.set("Idempotency-Key", keyFor(write));
  let response = await once(request.clone());
  for (let what = needs(response, await codeOf(response), path); what !== null && (await ask(what)); ) {
    response = await once(request.clone());
    what = needs(response, await codeOf(response), path);
  }
  if (write !== null && response.status < 500) answered(write);
  return response;
}

const words = async (request: Request) =>
  request.headers.get("content-type")?.startsWith("multipart/") ? crypto.randomUUID() : await request.clone().text();

client.setConfig({ baseUrl: globalThis.location?.origin ?? "", fetch: patientFetch, throwOnError: true });
client.interceptors.error.use((error, response) => {
  if (!(response instanceof Response)) return error;
  const body = typeof error === "object" && error !== null ? (error as ProblemBody) : {};
  return new Problem(response.status, body, response.headers.get("x-request-id"));
});

/** Headers of a change: the version that the person saw. */
export const ifMatch = (version: number) => ({ "if-match": `"${version}"` });
