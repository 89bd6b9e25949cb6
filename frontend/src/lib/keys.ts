/**
 * Idempotency keys: one for each write that the person meant, the same one when it is tried again.
 *
 * A key is forgotten once the server has answered for good; after a lost connection the next try of the same write carries the same key.
 */

const waiting = new Map<string, string>();

/** The key of this write, new or that of the try that got no answer. */
export function keyFor(write: string): string {
  const known = waiting.get(write);
  if (known !== undefined) return known;
  const key = crypto.randomUUID();
  waiting.set(write, key);
  return key;
}

/** The server answered: the next write with the same words is another one. */
export const answered = (write: string) => waiting.delete(write);
