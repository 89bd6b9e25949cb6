import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { coverageExceptionsOptions } from "@/api/@tanstack/react-query.gen";
import { Wait } from "@/ui/Wait";
import { ExceptionTable } from "./ExceptionTable";

export function Exceptions({ number }: { number: string }) {
  const { t } = useTranslation("policies");
  const exceptions = useQuery(coverageExceptionsOptions({ path: { number } }));
  return <Wait query={exceptions} rows={2}>{(rows) => <ExceptionTable rows={rows} empty={t("exceptions.none")} />}</Wait>;
}
