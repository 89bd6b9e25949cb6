/** The platform that an address belongs to, as the API's slug; unknown hosts name themselves. */

const KNOWN: [RegExp, string][] = [
  [/(^|\.)google\.(co\.)?[a-z]{2,3}$|^g\.page$|^goo\.gl$|^maps\.app\.goo\.gl$/, "google"], [/(^|\.)doctolib\.[a-z]+$/, "doctolib"], [/(^|\.)facebook\.com$|^fb\.(com|me)$/, "facebook"],
  [/(^|\.)instagram\.com$/, "instagram"], [/(^|\.)tiktok\.com$/, "tiktok"], [/^(x|twitter)\.com$|(^|\.)twitter\.com$/, "x"], [/(^|\.)youtube\.com$|^youtu\.be$/, "youtube"],
  [/(^|\.)linkedin\.com$/, "linkedin"], [/(^|\.)pagesjaunes\.fr$/, "pagesjaunes"], [/(^|\.)trustpilot\.[a-z]+$/, "trustpilot"], [/(^|\.)yelp\.[a-z]+$/, "yelp"],
  [/(^|\.)snapchat\.com$/, "snapchat"], [/(^|\.)reddit\.com$/, "reddit"], [/(^|\.)tripadvisor\.[a-z]+$/, "tripadvisor"], [/(^|\.)avis-verifies\.com$/, "avis-verifies"],
];

/** The parts of an http(s) address, typed with or without its scheme; null when it is no address. */
export function addressOf(typed: string): URL | null {
  const text = typed.trim();
  if (text === "" || /\s/.test(text)) return null;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d+/.test(text) ? text : `https://${text}`);
    return /^https?:$/.test(url.protocol) && url.hostname.includes(".") ? url : null;
  } catch {
    return null;
  }
}

export function platformOf(typed: string): string | null {
  const url = addressOf(typed);
  if (url === null) return null;
  const host = url.hostname.toLowerCase().replace(/^www\./, "");
  return KNOWN.find(([name]) => name.test(host))?.[1] ?? host.slice(0, 60);
}
