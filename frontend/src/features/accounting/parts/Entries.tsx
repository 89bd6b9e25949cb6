import { Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { accountingEntriesOptions } from "@/api/@tanstack/react-query.gen";
import { euros, month as named, number } from "@/lib/format";
import { Download } from "@/ui/Download";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { type Books, linesOf } from "./book";
import { Ledger } from "./Ledger";

/** The entries of one month, provisional until it is closed. */
export function Entries({ month }: { month: string }) {
  const { t } = useTranslation("accounting");
  const query = useQuery({ ...accountingEntriesOptions({ path: { month } }), select: (found) => found as unknown as Books });
  return (
    <Section title={t("entries.of", { month: named(month) })} actions={<Download href={`/api/v1/accounting-periods/${month}/entries.csv`} name={`ecritures-${month}.csv`} size="sm">{t("entries.csv")}</Download>}>
      <Wait query={query} rows={12}>
        {(books) => books.entries.length === 0 ? <Empty>{t("entries.none")}</Empty> : (
          <>
            <Group gap="lg" mb="xs">
              <Text size="sm">{t("entries.many", { count: books.entries.length, shown: number(books.entries.length) })}</Text>
              <Text size="sm">{t("entries.balance", { debit: euros(books.debit), credit: euros(books.credit) })}</Text>
              <Text size="sm" c="dimmed">{t(books.final ? "entries.final" : "entries.provisional")}</Text>
            </Group>
            <Ledger lines={linesOf(books)} />
          </>
        )}
      </Wait>
    </Section>
  );
}
