import { Button, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsConfirmMutation } from "@/api/@tanstack/react-query.gen";
import type { MeOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { asked } from "@/lib/http";
import { useStore } from "@/lib/store";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ME } from "./keys";
import { SignInForm } from "./SignIn";

/** Over the page: the session ended, or an approval wants the password again. What was typed below stays. */
export default function AskAgain() {
  const { t } = useTranslation();
  const ask = useStore(asked);
  const client = useQueryClient();
  const before = client.getQueryData<MeOut>(ME)?.id;
  if (ask === null) return null;
  const signedIn = (id: string) => {
    if (before !== undefined && before !== id) globalThis.location.assign("/");
    else ask.settle(true);
  };
  return (
    <Modal opened onClose={() => ask.settle(false)} title={t(`ask.${ask.what}.title`)} closeButtonProps={{ "aria-label": t("close") }}>
      <Stack>
        <Text size="sm">{t(`ask.${ask.what}.why`)}</Text>
        {ask.what === "sign-in" ? <SignInForm onDone={signedIn} /> : <Confirm onDone={() => ask.settle(true)} />}
      </Stack>
    </Modal>
  );
}

function Confirm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const confirm = useAction(accountsConfirmMutation().mutationFn, { onDone, invalidates: [] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void confirm.run({ body: { password } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <ProblemAlert problem={confirm.problem} />
        <PasswordInput label={t("signIn.password")} autoComplete="current-password" required data-autofocus
          value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
        <Button type="submit" loading={confirm.pending}>{t("confirm")}</Button>
      </Stack>
    </form>
  );
}
