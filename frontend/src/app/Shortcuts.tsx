import { Kbd, Modal, Table } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { useTranslation } from "react-i18next";

const KEYS = ["j", "k", "Enter", "x", "a", "n", "/", "Ctrl+K", "g", "?"] as const;

/** `?`: every key of the desk. */
export function Shortcuts() {
  const { t } = useTranslation();
  const [open, { toggle, close }] = useDisclosure();
  useHotkeys([["shift+?", toggle], ["?", toggle]], undefined, false);
  return (
    <Modal opened={open} onClose={close} title={t("keys.title")} closeButtonProps={{ "aria-label": t("close") }}>
      <Table>
        <Table.Tbody>
          {KEYS.map((key) => (
            <Table.Tr key={key}><Table.Th><Kbd>{key}</Kbd></Table.Th><Table.Td>{t(`keys.${key}`)}</Table.Td></Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
