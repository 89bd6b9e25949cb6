import { Anchor, Button, CopyButton, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** An address of somebody else: text to read and copy, opened only on purpose. */
export function ProofLink({ url }: { url: string }) {
  const { t } = useTranslation();
  const { t: own } = useTranslation("missions");
  return (
    <Group gap="xs">
      <Text size="sm" style={{ overflowWrap: "anywhere" }}>{url}</Text>
      <CopyButton value={url}>{({ copied, copy }) => <Button size="compact-xs" variant="default" onClick={copy}>{copied ? t("copied") : own("copy")}</Button>}</CopyButton>
      {/^https?:\/\//.test(url) && <Anchor size="sm" href={url} target="_blank" rel="noreferrer noopener">{own("open")}</Anchor>}
    </Group>
  );
}
