import { useLabel } from "@/ui/Labels";

/** What somebody practises, in words: portfolios write it as a code, a spelling of their own stays as it is. */
export function useCalling() {
  const label = useLabel();
  return ({ profession, specialty }: { profession: string | null; specialty?: string | null }) => [label("profession", profession), specialty].filter(Boolean).join(", ");
}
