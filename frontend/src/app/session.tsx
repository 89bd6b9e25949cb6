import { createContext, type ReactNode, Suspense, use, useEffect } from "react";
import { useQuery } from "@tanstack/react-query";
import { accountsMe } from "@/api/sdk.gen";
import type { MeOut, Permission } from "@/api/types.gen";
import { ownDrafts } from "@/lib/drafts";
import { recognised } from "@/lib/http";
import { Problem } from "@/lib/problem";
import { lazily } from "@/lib/rest";
import { ME } from "./keys";

const SignIn = lazily(() => import("./SignIn"));

const Me = createContext<MeOut | null>(null);

/** Who is signed in. */
export function useMe(): MeOut {
  const me = use(Me);
  if (me === null) throw new Error("useMe outside of a session");
  return me;
}

/** Whether the role holds this verb; what may be done to one thing is said by its `allowed_actions`. */
export const useMay = () => {
  const { permissions } = useMe();
  return (permission: Permission) => permissions.includes(permission);
};

/** Shows the form when nobody is signed in, else the desk. */
export function Session({ children }: { children: ReactNode }) {
  const me = useQuery({ queryKey: ME, queryFn: async ({ signal }) => (await accountsMe({ signal })).data, staleTime: Infinity, retry: 1 });
  useEffect(() => {
    if (me.data) recognised();
  }, [me.data]);
  if (me.data) {
    ownDrafts(me.data.id);
    return <Me value={me.data}>{children}</Me>;
  }
  const trouble: unknown = me.error;
  if (!trouble) return null;
  const nobody = trouble instanceof Problem && trouble.status === 401;
  return <Suspense><SignIn trouble={nobody ? undefined : trouble} /></Suspense>;
}
