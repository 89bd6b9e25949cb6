import { createContext, type ReactNode, use, useEffect } from "react";
import { useQuery } from "@tanstack/react-query";
import { accountsMeOptions } from "@/api/@tanstack/react-query.gen";
import type { MeOut, Permission } from "@/api/types.gen";
import { recognised } from "@/lib/http";
import { Problem } from "@/lib/problem";
import { SignIn } from "./SignIn";

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
  const me = useQuery({ ...accountsMeOptions(), staleTime: Infinity, retry: 1 });
  useEffect(() => {
    if (me.data) recognised();
  }, [me.data]);
  if (me.data) {
    return <Me value={me.data}>{children}</Me>;
  }
  const trouble: unknown = me.error;
  if (trouble instanceof Problem && trouble.status === 401) return <SignIn />;
  return trouble ? <SignIn trouble={trouble} /> : null;
}
