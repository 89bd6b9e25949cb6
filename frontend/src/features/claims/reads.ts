import { claimsReadQueryKey } from "@/api/@tanstack/react-query.gen";

/** Where the reading of one claim is remembered. */
export const claimKey = (reference: string) => claimsReadQueryKey({ path: { reference } });
