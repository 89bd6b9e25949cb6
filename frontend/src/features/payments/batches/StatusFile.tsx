import { Button, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { paymentsReadStatusFileMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { FileDrop } from "@/ui/FileDrop";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Section } from "@/ui/Section";
import { StatusResult } from "./StatusResult";

const MOST = 10_000_000;

/** The bank's answer (pain.002), read as it is; what it changed is told in words. */
export function StatusFile({ reference }: { reference: string }) {
  const { t } = useTranslation("payments");
  const [file, setFile] = useState<File | null>(null);
  const read = useAction(paymentsReadStatusFileMutation().mutationFn, { onDone: () => setFile(null) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) void read.run({ path: { reference }, body: file });
  };
  return (
    <Section title={t("status.title")}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{t("status.means")}</Text>
          <FileDrop label={t("status.file")} accept=".xml,application/xml,text/xml" kinds={t("status.kinds")} maxBytes={MOST} required file={file} onPick={setFile} progress={read.pending ? 1 : null} />
          <ProblemAlert problem={read.problem} />
          <div><Button type="submit" loading={read.pending} disabled={file === null}>{t("status.read")}</Button></div>
        </Stack>
      </form>
      {read.data && <StatusResult result={read.data} />}
    </Section>
  );
}
