import { Alert, Button, CopyButton, Group, List, Text } from "@mantine/core";
import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isOffline, Problem } from "@/lib/problem";

/** What was refused, in the API's own words, with the request id to copy; announced to screen readers. */
export function ProblemAlert({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (problem == null) return null;
  const known = problem instanceof Problem ? problem : null;
  const text = isOffline(problem) ? t("problem.offline") : known ? known.message : t("problem.unexpected");
  const details = known?.faults.filter((one) => one.message !== known.message) ?? [];
  return (
    <Alert role="alert" color="red" variant="light" icon={<CircleAlert aria-hidden />}>
      <Text size="sm">{text}</Text>
      {details.length > 0 && (
        <List size="sm" mt={4}>
          {details.map((one) => <List.Item key={`${one.pointer} ${one.message}`}>{one.message}</List.Item>)}
        </List>
      )}
      <Group gap="xs" mt={6}>
        {onRetry && <Button size="compact-xs" variant="default" onClick={onRetry}>{t("problem.retry")}</Button>}
        {known?.requestId && <RequestId id={known.requestId} />}
      </Group>
    </Alert>
  );
}

function RequestId({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <Button size="compact-xs" variant="subtle" color="red" onClick={copy}>{copied ? t("copied") : t("problem.copyId")}</Button>
      )}
    </CopyButton>
  );
}
