import type { Permission } from "@/api/types.gen";
import { useMe } from "@/app/session";

const APPROVING: Permission[] = ["payments:approve", "payees:approve", "requests:approve", "limits:approve", "conflicts:decide", "screening:decide"];

/** Whether anything here can await this person. */
export const useApproves = () => {
  const { permissions } = useMe();
  return APPROVING.some((one) => permissions.includes(one));
};
