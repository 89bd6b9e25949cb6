import { PasswordInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsCreateUserMutation } from "@/api/@tanstack/react-query.gen";
import type { Role } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import { ROLES } from "./roles";

export function NewUser({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("handler");
  const [password, setPassword] = useState("");
  const create = useAction(accountsCreateUserMutation().mutationFn, { done: t("users.created"), onDone: onClose });
  return (
    <ActionModal title={t("users.new")} submit={t("users.create")} pending={create.pending} problem={create.problem} onClose={onClose} onSubmit={() => void create.run({ body: { name, email, role, password } })}>
      <TextInput label={t("users.name")} required maxLength={200} autoComplete="off" data-autofocus value={name} error={create.fields.name} onChange={(event) => setName(event.currentTarget.value)} />
      <TextInput label={t("users.email")} required type="email" autoComplete="off" value={email} error={create.fields.email} onChange={(event) => setEmail(event.currentTarget.value)} />
      <Select label={t("users.role")} required allowDeselect={false} value={role} error={create.fields.role} onChange={(value) => value && setRole(value as Role)} data={ROLES.map((value) => ({ value, label: label("role", value) }))} />
      <PasswordInput label={t("users.password")} description={t("users.passwordHelp")} required autoComplete="new-password" value={password} error={create.fields.password} onChange={(event) => setPassword(event.currentTarget.value)} />
    </ActionModal>
  );
}
