import { useQuery } from "@tanstack/react-query";
import { policiesListTermsOptions } from "@/api/@tanstack/react-query.gen";
import { Wait } from "@/ui/Wait";
import { TermsWords } from "./TermsWords";

/** The version of the terms that a policy is bound to, in words. */
export function TermsInForce({ product, version }: { product: string; version: number }) {
  const terms = useQuery({ ...policiesListTermsOptions({ path: { code: product } }), staleTime: 600_000 });
  return (
    <Wait query={terms} rows={6}>
      {(versions) => {
        const bound = versions.find((one) => one.version === version);
        return bound ? <TermsWords terms={bound.terms} /> : null;
      }}
    </Wait>
  );
}
