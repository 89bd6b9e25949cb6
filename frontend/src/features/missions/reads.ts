import { providersGetRequestQueryKey } from "@/api/@tanstack/react-query.gen";

/** Where the reading of one mission is remembered. */
export const missionKey = (reference: string) => providersGetRequestQueryKey({ path: { reference } });
