import { Kbd, Modal, Stack, Switch, Table, Text, Title } from "@mantine/core";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { allowSingleKeys, type Shortcut, singleKeys, useKnownShortcuts } from "@/lib/shortcuts";
import { useStore } from "@/lib/store";
import { closeOverlay } from "./overlays";

/** `?`: exactly the keys that work where one is. */
export default function Shortcuts() {
  const { t } = useTranslation("desk");
  const { t: common } = useTranslation();
  const known = useKnownShortcuts();
  const single = useStore(singleKeys);
  const here = known.filter((one) => !one.everywhere);
  return (
    <Modal opened onClose={closeOverlay} title={t("keys.title")} size="md" closeButtonProps={{ "aria-label": common("close") }}>
      <Stack>
        {here.length > 0 ? <Keys title={t("keys.here")} shortcuts={here} /> : <Text size="sm">{t("keys.none")}</Text>}
        <Keys title={t("keys.everywhere")} shortcuts={known.filter((one) => one.everywhere)} />
        <Switch checked={single} label={t("keys.single")} description={t("keys.singleHelp")} onChange={(event) => allowSingleKeys(event.currentTarget.checked)} />
      </Stack>
    </Modal>
  );
}

function Keys({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <Title order={3} size="h5">{title}</Title>
      <Table aria-label={title}>
        <Table.Tbody>
          {shortcuts.map((one) => (
            <Table.Tr key={one.label}><Table.Th scope="row" fw={400}>{one.label}</Table.Th><Table.Td ta="right"><Names keys={one.keys} /></Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

const SIGNS: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Échap", Enter: "↵" };

function Names({ keys }: { keys: readonly string[] }) {
  const { t } = useTranslation("desk");
  const name = (key: string) => {
    const shifted = /^\p{Lu}$/u.test(key) ? `⇧ ${key.toLowerCase()}` : key;
    return key === " " ? t("keys.space") : (SIGNS[key] ?? shifted.replace(/^mod\+/, `${t("keys.mod")} `));
  };
  return keys.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && ` ${t("keys.or")} `}
      <Kbd>{name(key)}</Kbd>
    </Fragment>
  ));
}
