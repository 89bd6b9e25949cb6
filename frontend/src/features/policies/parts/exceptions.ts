import type { TFunction } from "i18next";
import type { LimitExceptionOut } from "@/api/types.gen";
import { euros } from "@/lib/format";

/** How much an exception adds, in words. */
export const added = (t: TFunction<"policies">, one: Pick<LimitExceptionOut, "extra_amount" | "extra_events">) =>
  one.extra_amount !== null ? t("exceptions.plusAmount", { amount: euros(one.extra_amount) }) : t("exceptions.plusEvents", { count: one.extra_events ?? 0 });
