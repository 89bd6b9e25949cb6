import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { accountsChangeUserMutation } from "@/api/@tanstack/react-query.gen";
import type { UserOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { VersionedModal } from "@/ui/VersionedModal";

/** An account is closed, never erased: what it did stays signed. It can be reopened. */
export function CloseUser({ user, onClose }: { user: UserOut; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const change = useAction(accountsChangeUserMutation().mutationFn, { done: t(user.active ? "users.closedDone" : "users.reopened"), onDone: onClose });
  return (
    <VersionedModal title={t(user.active ? "users.closeTitle" : "users.reopenTitle", { name: user.name })} submit={t(user.active ? "users.close" : "users.reopen")} danger={user.active} thing={user} action={change} onClose={onClose}
      fields={[{ key: "active", label: t("users.state"), of: (one) => t(one.active ? "users.open" : "users.isClosed") }]}
      onSubmit={(version) => void change.run({ path: { user_id: user.id }, headers: ifMatch(version), body: { active: !user.active } })}>
      <Text size="sm">{t(user.active ? "users.closeText" : "users.reopenText", { name: user.name })}</Text>
    </VersionedModal>
  );
}
