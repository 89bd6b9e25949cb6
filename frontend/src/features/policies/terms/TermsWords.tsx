import { Stack, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TermsShape } from "@/api/types.gen";
import { Facts } from "@/ui/Facts";
import { useTermsWords } from "./useTermsWords";

/** A version of the terms, in words; the clauses, long and seldom read, folded. */
export function TermsWords({ terms }: { terms: TermsShape }) {
  const { t } = useTranslation("policies");
  const { general, guarantee, clauses } = useTermsWords();
  return (
    <Stack gap="md">
      <Facts rows={general(terms).map(({ label, value }) => [label, value] as const)} />
      {terms.guarantees.map((one) => (
        <section key={one.code}>
          <Title order={3} size="h4" mb={4}>{one.label}</Title>
          <Facts rows={guarantee(one).filter(({ key }) => key !== "label").map(({ label, value }) => [label, value] as const)} />
          <details>
            <summary>{t("terms.clauses")}</summary>
            <Facts rows={clauses(one).map(({ label, value }) => [label, value] as const)} />
          </details>
        </section>
      ))}
    </Stack>
  );
}
