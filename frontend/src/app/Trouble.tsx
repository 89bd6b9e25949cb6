import { Button, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { ProblemAlert } from "@/ui/ProblemAlert";

/** A screen that broke: said plainly, with a way on. A screen that could not be fetched (new release, lost connection) is fetched again. */
export function Trouble() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <Stack p="xl" maw="40rem" role="alert">
      <Title order={1}>{t("trouble.title")}</Title>
      <Text>{t("trouble.text")}</Text>
      {error instanceof Error && <ProblemAlert problem={error} />}
      <Button w="fit-content" onClick={() => globalThis.location.reload()}>{t("trouble.reload")}</Button>
    </Stack>
  );
}
