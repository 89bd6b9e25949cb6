/** Files that come from the API and files that go to it. */
import { patientFetch } from "./http";
import { Problem, type ProblemBody } from "./problem";

export interface Fetched {
  blob: Blob;
  name: string;
}

/** A file of the API, told how many bytes came of how many (null when the server did not say). Throws Problem. */
export async function fetchFile(href: string, name: string, told: (read: number, total: number | null) => void, signal?: AbortSignal): Promise<Fetched> {
  const response = await patientFetch(href, { signal });
  if (!response.ok) throw new Problem(response.status, await body(response), response.headers.get("x-request-id"));
  const encoded = response.headers.has("content-encoding");
  const length = Number(response.headers.get("content-length"));
  const total = encoded || !length ? null : length;
  const parts: BlobPart[] = [];
  let read = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    parts.push(part.value);
    read += part.value.byteLength;
    told(read, total);
  }
  return { blob: new Blob(parts, { type: response.headers.get("content-type") ?? "" }), name: nameIn(response.headers.get("content-disposition")) ?? name };
}

/** Hands a file to the browser, as if a link had been followed. */
export function save({ blob, name }: Fetched) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const body = async (response: Response): Promise<ProblemBody> =>
  response.headers.get("content-type")?.includes("json") ? ((await response.json()) as ProblemBody) : {};

/** The file name in a Content-Disposition. */
export const nameIn = (header: string | null): string | null => /filename="?([^";]+)"?/.exec(header ?? "")?.[1] ?? null;

/** Why a file is not taken: the `accept` of the field or its size; null when it is. */
export function refusedFile(file: Pick<File, "name" | "size" | "type">, accept: string, maxBytes: number): "type" | "size" | "empty" | null {
  const kinds = accept.split(",").map((one) => one.trim().toLowerCase()).filter(Boolean);
  const fits = kinds.some((kind) => (kind.startsWith(".") ? file.name.toLowerCase().endsWith(kind) : kind.endsWith("/*") ? file.type.startsWith(kind.slice(0, -1)) : file.type === kind));
  if (kinds.length > 0 && !fits) return "type";
  if (file.size === 0) return "empty";
  return file.size > maxBytes ? "size" : null;
}
