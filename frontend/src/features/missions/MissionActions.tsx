import { Button, Group, Menu } from "@mantine/core";
import { ChevronDown } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ServiceRequestOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useLabel } from "@/ui/Labels";
import { type Deed, deedsOf, isDue } from "./deeds";

const Dialogs = lazy(() => import("./MissionDialogs"));

/** What may be done to this mission: the likeliest as a button, the others behind a menu. */
export function MissionActions({ mission }: { mission: ServiceRequestOut }) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const may = useMay();
  const [open, setOpen] = useState<Deed | null>(null);
  const menu = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(null);
    // What opened the dialogue is gone: an entry of a closed menu, or a button whose deed is done.
    setTimeout(() => document.activeElement === document.body && menu.current?.focus(), 50);
  };
  const deeds = deedsOf(mission, { manages: may("requests:manage"), approves: may("requests:approve") });
  const first = isDue(mission, deeds[0]) ? deeds[0] : undefined;
  const others = deeds.filter((deed) => deed !== first);
  const words = (deed: Deed) => (deed in OWN ? t(`deed.${deed as keyof typeof OWN}`) : label("mission_action", deed));
  if (deeds.length === 0) return null;
  return (
    <Group gap="xs">
      {others.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target><Button ref={menu} variant="default" rightSection={<ChevronDown size={16} aria-hidden />}>{t(first ? "deed.others" : "deed.all")}</Button></Menu.Target>
          <Menu.Dropdown>{others.map((deed) => <Menu.Item key={deed} color={deed === "cancel" ? "red" : undefined} onClick={() => setOpen(deed)}>{words(deed)}</Menu.Item>)}</Menu.Dropdown>
        </Menu>
      )}
      {first && <Button onClick={() => setOpen(first)}>{words(first)}</Button>}
      {open && <Suspense fallback={null}><Dialogs deed={open} mission={mission} onOpen={setOpen} onClose={close} /></Suspense>}
    </Group>
  );
}

/** Deeds that the mission's own list does not name: the role and the papers decide. */
const OWN = { approve_invoice: 1, reject_invoice: 1, answer_agreement: 1, invoice_file: 1, credit_note: 1, rate: 1, cause: 1 };
