import { Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keptDrafts } from "@/lib/drafts";
import { useLabel } from "@/ui/Labels";
import { type Language, LANGUAGES } from "./i18n";
import { Initials } from "./Initials";
import { overlay } from "./overlays";
import { useMe } from "./session";
import { useLeave } from "./useLeave";
import { useDensity, useLike } from "./useTaste";

/** Who is signed in, how they like the desk, the way out. */
export default function AccountMenu() {
  const { t, i18n } = useTranslation();
  const { t: d } = useTranslation("desk");
  const label = useLabel();
  const me = useMe();
  const like = useLike();
  const density = useDensity();
  const leave = useLeave();
  const [open, setOpen] = useState(true);
  const goOut = () => (keptDrafts(me.id).length > 0 ? overlay.set("leave") : void leave.run({}));
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end" width={260} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className="eg-person"><Initials name={me.name} /></button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name} · {label("role", me.role)}</Menu.Label>
        <Menu.Divider />
        <Menu.RadioGroup value={i18n.language} onChange={(code) => like({ language: code as Language })}>
          {LANGUAGES.map((code) => <Menu.RadioItem key={code} value={code} lang={code}>{t(`languages.${code}`)}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => like({ theme: "auto" })}>{d("menu.autoTheme")}</Menu.Item>
        <Menu.CheckboxItem checked={density === "compact"} onChange={(on) => like({ density: on ? "compact" : "comfortable" })}>{d("menu.compact")}</Menu.CheckboxItem>
        <Menu.Item onClick={() => overlay.set("keys")} rightSection={<kbd className="eg-kbd">?</kbd>}>{d("keys.title")}</Menu.Item>
        <Menu.Item onClick={() => overlay.set("tour")}>{d("menu.tour")}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={goOut}>{t("signOut")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
