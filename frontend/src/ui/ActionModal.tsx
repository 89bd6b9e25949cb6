import { Button, Group, Modal, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "./ProblemAlert";

interface ActionModalProps {
  title: string;
  submit: string;
  pending: boolean;
  problem: unknown;
  onSubmit: () => void;
  onClose: () => void;
  danger?: boolean;
  disabled?: boolean;
  size?: string;
  children: ReactNode;
}

/** Typing starts in the first field, not on the cross that closes, unless a field asks for it (`data-autofocus`). */
function startInFirstField(form: HTMLFormElement | null) {
  if (!form || form.querySelector("[data-autofocus]")) return;
  const field = form.querySelector<HTMLInputElement>("input:checked, input:not([type=hidden], [type=radio]), textarea, select");
  field?.setAttribute("data-autofocus", "");
}

/** One action of the API: its fields, its refusal where it was asked for, one button. Ctrl+Enter sends. */
export function ActionModal({ title, submit, pending, problem, onSubmit, onClose, danger, disabled, size, children }: ActionModalProps) {
  const { t } = useTranslation();
  const form = useId();
  // The dialogue is taken away whole, too soon for the library to give the focus back to what opened it.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => {
    setTimeout(() => opener instanceof HTMLElement && opener.isConnected && opener.focus({ preventScroll: true }));
  }, [opener]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!disabled && !pending) onSubmit();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size ?? "lg"} closeButtonProps={{ "aria-label": t("close") }}>
      <form ref={startInFirstField} id={form} onSubmit={send} onKeyDown={(event) => event.ctrlKey && event.key === "Enter" && event.currentTarget.requestSubmit()}>
        <Stack>
          {children}
          <ProblemAlert problem={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t("cancel")}</Button>
            <Button type="submit" loading={pending} disabled={disabled} color={danger ? "red.9" : undefined}>{submit}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
