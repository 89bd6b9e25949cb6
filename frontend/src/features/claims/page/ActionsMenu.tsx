import { Button, Menu } from "@mantine/core";
import { ChevronDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLabel } from "@/ui/Labels";
import type { ClaimAction } from "../contract";
import { GROUPS } from "../registry";

interface ActionsMenuProps {
  actions: readonly ClaimAction[];
  onPick: (action: ClaimAction) => void;
}

/** Every action that the API allows on this claim to this person, by kind. */
export function ActionsMenu({ actions, onPick }: ActionsMenuProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  if (actions.length === 0) return null;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target><Button variant="default" rightSection={<ChevronDown size={16} aria-hidden />}>{t("menu.actions")}</Button></Menu.Target>
      <Menu.Dropdown className="eg-actions">
        {GROUPS.map((group) => {
          const own = actions.filter((one) => one.group === group);
          return own.length > 0 && [
            <Menu.Label key={group}>{t(`menu.${group}`)}</Menu.Label>,
            ...own.map((one) => <Menu.Item key={one.key} onClick={() => onPick(one)}>{label("claim_action", one.key)}</Menu.Item>),
          ];
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
