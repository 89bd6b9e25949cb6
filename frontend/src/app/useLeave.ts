import { accountsLogoutMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { forgetDrafts } from "@/lib/drafts";
import { useMe } from "./session";

/** Signs out; what was being typed goes too: others may use this browser. */
export function useLeave() {
  const me = useMe();
  return useAction(accountsLogoutMutation().mutationFn, {
    invalidates: [],
    onDone: () => {
      forgetDrafts(me.id);
      globalThis.location.assign("/");
    },
  });
}
