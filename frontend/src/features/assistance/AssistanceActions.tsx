import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssistanceOut } from "@/api/types.gen";
import { CloseDialog, IdentifyDialog } from "./AssistanceDialogs";
import { SessionsDialog } from "./SessionsDialog";

const DEEDS = ["record_sessions", "identify_policy", "close"] as const;
type Deed = (typeof DEEDS)[number];

/** What `allowed_actions` names; sessions may be read even when none may be added. */
export function AssistanceActions({ request }: { request: AssistanceOut }) {
  const { t } = useTranslation("assistance");
  const [open, setOpen] = useState<Deed | null>(null);
  const close = () => setOpen(null);
  const allowed = DEEDS.filter((one) => request.allowed_actions.includes(one));
  const shown = allowed.includes("record_sessions") || request.sessions.length === 0 ? allowed : (["record_sessions", ...allowed] as const);
  return (
    <Group gap={4}>
      {shown.map((one) => (
        <Button key={one} size="compact-sm" variant={one === "close" ? "subtle" : "default"} onClick={() => setOpen(one)} aria-label={t("deedOf", { what: t(`deed.${one}`), reference: request.reference })}>{t(`deed.${one}`)}</Button>
      ))}
      {open === "record_sessions" && <SessionsDialog request={request} onClose={close} />}
      {open === "identify_policy" && <IdentifyDialog request={request} onClose={close} />}
      {open === "close" && <CloseDialog request={request} onClose={close} />}
    </Group>
  );
}
