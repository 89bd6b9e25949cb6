import type { DeadlineOut } from "@/api/types.gen";

export interface ClockChange {
  rule: string;
  title: string;
  change: "added" | "gone" | "moved" | "same";
  fatal: boolean;
  shadow: boolean;
  prudentDay: string | null;
  lastDay: string | null;
  before: string | null;
}

const live = (clocks: readonly DeadlineOut[], content: string) => clocks.filter((clock) => clock.content_id === content && clock.closed_at === null);

/** What a rehearsed qualification makes of the clocks of one content: what opens, moves, stops, stays. */
export function clockChanges(before: readonly DeadlineOut[], after: readonly DeadlineOut[], content: string): ClockChange[] {
  const old = new Map(live(before, content).map((clock) => [clock.rule, clock]));
  const kept = live(after, content).map((clock): ClockChange => {
    const was = old.get(clock.rule);
    old.delete(clock.rule);
    const change = was === undefined ? "added" : was.last_day === clock.last_day && was.shadow === clock.shadow ? "same" : "moved";
    return { ...shown(clock), change, before: was?.last_day ?? null };
  });
  return [...kept, ...[...old.values()].map((clock): ClockChange => ({ ...shown(clock), change: "gone", before: clock.last_day }))];
}

const shown = (clock: DeadlineOut) => ({ rule: clock.rule, title: clock.title, fatal: clock.fatal, shadow: clock.shadow, prudentDay: clock.prudent_day, lastDay: clock.last_day });
