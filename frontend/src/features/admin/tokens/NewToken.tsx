import { Alert, Button, CopyButton, Group, Modal, NumberInput, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsCreateTokenMutation } from "@/api/@tanstack/react-query.gen";
import type { Role, TokenOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { ROLES } from "../users/roles";

export function NewToken({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("auditor");
  const [days, setDays] = useState(365);
  const [made, setMade] = useState<TokenOut | null>(null);
  const create = useAction(accountsCreateTokenMutation().mutationFn, { onDone: setMade });
  if (made) return <Once token={made} onClose={onClose} />;
  return (
    <ActionModal title={t("tokens.new")} submit={t("tokens.create")} pending={create.pending} problem={create.problem} onClose={onClose} onSubmit={() => void create.run({ body: { name, role, days } })}>
      <TextInput label={t("tokens.name")} description={t("tokens.nameHelp")} required maxLength={100} data-autofocus autoComplete="off" value={name} error={create.fields.name} onChange={(event) => setName(event.currentTarget.value)} />
      <Select label={t("users.role")} description={t("tokens.roleHelp")} required allowDeselect={false} value={role} error={create.fields.role} onChange={(value) => value && setRole(value as Role)} data={ROLES.map((value) => ({ value, label: label("role", value) }))} />
      <NumberInput label={t("tokens.days")} required min={1} max={3650} allowDecimal={false} value={days} error={create.fields.days} onChange={(value) => setDays(Number(value))} />
    </ActionModal>
  );
}

/** The only time that the token is ever shown: it takes a deliberate click to leave. */
function Once({ token, onClose }: { token: TokenOut; onClose: () => void }) {
  const { t } = useTranslation("admin");
  return (
    <Modal opened onClose={onClose} title={t("tokens.made1")} size="lg" closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false}>
      <Stack>
        <Alert color="orange" variant="light" role="status">{t("tokens.once")}</Alert>
        <Text size="sm" fw={600}>{token.name}</Text>
        <code className="eg-secret">{token.token}</code>
        <Group justify="flex-end">
          <CopyButton value={token.token}>{({ copied, copy }) => <Button variant="default" data-autofocus onClick={copy}>{t(copied ? "tokens.copied" : "tokens.copy")}</Button>}</CopyButton>
          <Button onClick={onClose}>{t("tokens.kept")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
