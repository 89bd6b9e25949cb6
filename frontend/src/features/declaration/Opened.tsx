import { Alert, Anchor, Button, Group, List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ClaimOut } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";

/** Whether the server found something that the person should read before going on. */
export const deservesWords = (claim: ClaimOut) => claim.in_force === false || claim.possible_duplicates.length > 0 || claim.warnings.length > 0;

/** The claim is open; what the server found is said here once, and stays on the claim. */
export function Opened({ claim, onAnother }: { claim: ClaimOut; onAnother: () => void }) {
  const { t } = useTranslation("declaration");
  const label = useLabel();
  return (
    <Page title={t("opened.title", { reference: claim.reference })}>
      <div role="status">
        {claim.in_force === false && <Alert color="orange" mb="sm">{t("opened.notInForce")}</Alert>}
        {claim.possible_duplicates.length > 0 && (
          <Alert color="orange" mb="sm">
            <Text size="sm">{t("opened.duplicates")}</Text>
            <List size="sm">
              {claim.possible_duplicates.map((one) => (
                <List.Item key={`${one.reference} ${one.url}`}>
                  <Anchor component={Link} inherit to={`/claims/${one.reference}`}>{t("opened.duplicate", { reference: one.reference, status: label("status", one.status) })}</Anchor> · {one.url}
                </List.Item>
              ))}
            </List>
          </Alert>
        )}
        {claim.warnings.map((one) => <Alert key={`${one.code} ${one.message}`} color="gray" mb="sm">{one.message}</Alert>)}
      </div>
      <Group>
        <Button component={Link} to={`/claims/${claim.reference}`} autoFocus>{t("opened.go")}</Button>
        <Button variant="default" onClick={onAnother}>{t("opened.another")}</Button>
      </Group>
    </Page>
  );
}
