import { useQuery } from "@tanstack/react-query";
import { policiesListCarriersOptions } from "@/api/@tanstack/react-query.gen";

/** A risk carrier by its name; its code only until the names are read. */
export function CarrierName({ code }: { code: string | null }) {
  const carriers = useQuery({ ...policiesListCarriersOptions(), staleTime: 600_000 });
  return <>{carriers.data?.find((one) => one.code === code)?.name ?? code}</>;
}
