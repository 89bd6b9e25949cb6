/** The one way to the API. A refusal becomes an Error whose message is the French `detail` of the problem document. */

export class Problem extends Error {
  /** @param {{status: number, code: string, detail: string}} document */
  constructor(document) {
    super(document.detail);
    this.status = document.status;
    this.code = document.code;
  }
}

/**
 * @param {string} path after /api/v1
 * @param {{method?: string, body?: unknown}} [options]
 * @returns {Promise<any>} the answer's JSON, null without any
 */
export async function call(path, { method = "GET", body } = {}) {
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  const payload = body === undefined ? undefined : JSON.stringify(body);
  let answer;
  try {
    answer = await fetch(`/api/v1${path}`, { method, headers, body: payload, credentials: "same-origin" });
  } catch {
    throw new Problem({ status: 0, code: "offline", detail: "Le serveur ne répond pas. Vérifiez le réseau, puis réessayez." });
  }
  const text = await answer.text();
  if (answer.ok) return text ? JSON.parse(text) : null;
  throw new Problem(refusalOf(text, answer.status));
}

/**
 * @param {string} text
 * @param {number} status
 */
function refusalOf(text, status) {
  try {
    return { code: "unknown", detail: "La demande a été refusée.", ...JSON.parse(text), status };
  } catch {
    return { status, code: "unknown", detail: `Le serveur a répondu une erreur (${status}). Réessayez dans un instant.` };
  }
}
