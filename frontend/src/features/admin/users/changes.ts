import type { UserOut, UserPatch } from "@/api/types.gen";

type Editable = Pick<UserOut, "authority" | "supervisor_id" | "second_id" | "zone">;

/** Only what was changed is sent: an authority left empty is that of the role, and is said as null. */
export function userChanges(from: Editable, to: Editable): UserPatch {
  const keys = ["authority", "supervisor_id", "second_id", "zone"] as const;
  return Object.fromEntries(keys.filter((key) => from[key] !== to[key]).map((key) => [key, to[key]]));
}
