import { useState } from "react";

/** A form sent twice: first to see, then, unchanged, for good. What was seen no longer counts once a field moves. */
export function useRehearsed<Body, Seen>(body: Body, rehearse: (body: Body) => Promise<Seen | undefined>, record: (body: Body) => void) {
  const [seen, setSeen] = useState<{ of: string; would: Seen } | null>(null);
  const now = JSON.stringify(body);
  const would = seen?.of === now ? seen.would : null;
  const submit = async () => {
    if (would !== null) return record(body);
    const answer = await rehearse(body);
    if (answer !== undefined) setSeen({ of: now, would: answer });
  };
  return { would, submit: () => void submit() };
}
