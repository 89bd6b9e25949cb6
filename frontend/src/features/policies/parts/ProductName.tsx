import { useQuery } from "@tanstack/react-query";
import { policiesListProductsOptions } from "@/api/@tanstack/react-query.gen";

/** The names of the products by their codes. */
export function useProductName() {
  const products = useQuery({ ...policiesListProductsOptions(), staleTime: 600_000 });
  return (code: string) => products.data?.find((one) => one.code === code)?.label ?? code;
}

/** A product by its name; its code only until the names are read. */
export function ProductName({ code }: { code: string }) {
  return <>{useProductName()(code)}</>;
}
