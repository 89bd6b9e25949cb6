import { Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keptDrafts } from "@/lib/drafts";
import { useLabel } from "@/ui/Labels";
import { LANGUAGES } from "./i18n";
import { overlay } from "./overlays";
import { useMe } from "./session";
import { useLeave } from "./useLeave";
import { useDensity, useLike } from "./useTaste";
import { initials } from "./UserMenu";

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
    <Menu opened={open} onChange={setOpen} position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className="eg-person" aria-label={t("account", { name: me.name })}>{initials(me.name)}</button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name} · {label("role", me.role)}</Menu.Label>
        <Menu.Divider />
        {LANGUAGES.map((code) => (
          <Menu.Item key={code} lang={code} role="menuitemradio" aria-checked={i18n.language === code} leftSection={<Mark on={i18n.language === code} />}
            onClick={() => like({ language: code })}>{t(`languages.${code}`)}</Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => like({ theme: "auto" })}>{d("menu.autoTheme")}</Menu.Item>
        <Menu.Item role="menuitemcheckbox" aria-checked={density === "compact"} leftSection={<Mark on={density === "compact"} />}
          onClick={() => like({ density: density === "compact" ? "comfortable" : "compact" })}>{d("menu.compact")}</Menu.Item>
        <Menu.Item onClick={() => overlay.set("keys")} rightSection={<kbd className="eg-kbd">?</kbd>}>{d("keys.title")}</Menu.Item>
        <Menu.Item onClick={() => overlay.set("tour")}>{d("menu.tour")}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={goOut}>{t("signOut")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const Mark = ({ on }: { on: boolean }) => <span aria-hidden className="eg-mark">{on ? "✓" : ""}</span>;
