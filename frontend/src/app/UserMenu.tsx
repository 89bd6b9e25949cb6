import { ActionIcon, Avatar, Button, Group, Menu, SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import { accountsLogoutMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { forgetDrafts } from "@/lib/drafts";
import { useLabel } from "@/ui/Labels";
import { type Language, LANGUAGES, speak } from "./i18n";
import { useMe } from "./session";

/** Language, theme, who is signed in. */
export function UserMenu() {
  const { t, i18n } = useTranslation();
  const label = useLabel();
  const me = useMe();
  const leave = useAction(accountsLogoutMutation().mutationFn, {
    onDone: () => {
      forgetDrafts();
      globalThis.location.assign("/");
    },
  });
  return (
    <Group gap="xs" wrap="nowrap">
      <SegmentedControl size="xs" visibleFrom="sm" aria-label={t("language")} value={i18n.language} onChange={(to) => void speak(to as Language)}
        data={LANGUAGES.map((code) => ({ value: code, label: code.toUpperCase() }))} />
      <ThemeButton />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" size="compact-md" aria-label={t("account", { name: me.name })}>
            <Avatar size={28} name={me.name} color="egide" alt="" />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me.name} · {label("role", me.role)}</Menu.Label>
          {LANGUAGES.map((code) => <Menu.Item key={code} lang={code} onClick={() => void speak(code)}>{t(`languages.${code}`)}</Menu.Item>)}
          <Menu.Divider />
          <Menu.Item onClick={() => void leave.run({})}>{t("signOut")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

function ThemeButton() {
  const { t } = useTranslation();
  const { colorScheme, toggleColorScheme } = useMantineColorScheme();
  return (
    <ActionIcon variant="subtle" size="lg" aria-label={t("theme")} onClick={toggleColorScheme}>
      {colorScheme === "dark" ? <Sun size={18} aria-hidden /> : <Moon size={18} aria-hidden />}
    </ActionIcon>
  );
}
