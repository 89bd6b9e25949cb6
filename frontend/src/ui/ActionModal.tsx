import { Button, Group, Modal, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useId } from "react";
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

/** One action of the API: its fields, its refusal where it was asked for, one button. Ctrl+Enter sends. */
export function ActionModal({ title, submit, pending, problem, onSubmit, onClose, danger, disabled, size, children }: ActionModalProps) {
  const { t } = useTranslation();
  const form = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!disabled) onSubmit();
  };
  return (
    <Modal opened onClose={onClose} title={title} size={size ?? "lg"} closeButtonProps={{ "aria-label": t("close") }}>
      <form id={form} onSubmit={send} onKeyDown={(event) => event.ctrlKey && event.key === "Enter" && event.currentTarget.requestSubmit()}>
        <Stack>
          {children}
          <ProblemAlert problem={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t("cancel")}</Button>
            <Button type="submit" loading={pending} disabled={disabled} color={danger ? "red" : undefined}>{submit}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
