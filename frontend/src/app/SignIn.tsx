import { Button, Paper, PasswordInput, Stack, TextInput, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsLoginMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ME } from "./keys";
import { Brand } from "./Brand";

/** The first page of somebody who is not signed in. `trouble` is why one could not be recognised. */
export default function SignIn({ trouble }: { trouble?: unknown }) {
  const { t } = useTranslation();
  return (
    <main className="eg-signin">
      <title>{t("signIn.page")}</title>
      <Paper withBorder p="xl" radius="lg" shadow="sm" w="min(26rem, 92vw)">
        <Brand />
        <Title order={1} mt="lg" mb="md">{t("signIn.title")}</Title>
        <SignInForm trouble={trouble} />
      </Paper>
    </main>
  );
}

export function SignInForm({ trouble, onDone }: { trouble?: unknown; onDone?: (id: string) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const login = useAction(accountsLoginMutation().mutationFn, {
    onDone: (me) => {
      client.setQueryData(ME, me);
      onDone?.(me.id);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void login.run({ body: { email, password } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <ProblemAlert problem={login.problem ?? trouble ?? null} />
        <TextInput label={t("signIn.email")} type="email" autoComplete="username" required data-autofocus autoFocus
          value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <PasswordInput label={t("signIn.password")} autoComplete="current-password" required
          value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
        <Button type="submit" loading={login.pending}>{t("signIn.submit")}</Button>
      </Stack>
    </form>
  );
}
