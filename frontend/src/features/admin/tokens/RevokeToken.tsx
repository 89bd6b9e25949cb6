import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { accountsRevokeTokenMutation } from "@/api/@tanstack/react-query.gen";
import type { TokenRow } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";

export function RevokeToken({ token, onClose }: { token: TokenRow; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const revoke = useAction(accountsRevokeTokenMutation().mutationFn, { done: t("tokens.revoked"), onDone: onClose });
  return (
    <ActionModal title={t("tokens.revokeTitle", { name: token.name })} submit={t("tokens.revoke")} danger pending={revoke.pending} problem={revoke.problem} onClose={onClose} onSubmit={() => void revoke.run({ path: { token_id: token.id } })}>
      <Text size="sm">{t("tokens.revokeText")}</Text>
    </ActionModal>
  );
}
