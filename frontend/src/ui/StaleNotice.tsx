import { Alert, Button, Group, SimpleGrid, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { differences, type ShownField, type Versions } from "@/lib/versions";
import { Table } from "./Table";

interface StaleNoticeProps<T extends { version: number }> {
  /** From `useVersions(thing, action.stale)`; send its `version` as If-Match. */
  edit: Versions<T>;
  /** What a person may compare, each in words. */
  fields: readonly ShownField<T>[];
  /** What stands in the form, in words. */
  typed?: readonly { label: string; value: string }[];
  /** Who moved the thing and when, in words, when the caller knows. */
  who?: string;
  /** Sends what was typed again, on this version. */
  onResume: (version: number) => void;
  onDrop: () => void;
}

/** Somebody changed the thing under an open form: a quiet word while one types, both versions once the server refused (412). Nothing typed is lost. */
export function StaleNotice<T extends { version: number }>({ edit, fields, typed = [], who, onResume, onDrop }: StaleNoticeProps<T>) {
  const { t } = useTranslation();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Long forms end below the fold: the refusal must not wait there unseen.
    if (edit.stale) notice.current?.scrollIntoView?.({ block: "nearest" });
  }, [edit.stale, edit.moved]);
  if (!edit.moved && !edit.stale) return null;
  if (!edit.stale) return <Text size="sm" c="dimmed" role="status">{who ?? t("stale.moved")}</Text>;
  const changed = differences(edit.seen, edit.now, fields);
  const columns = [
    { key: "label", label: t("stale.field"), cell: (one: (typeof changed)[number]) => one.label },
    { key: "before", label: t("stale.before"), cell: (one: (typeof changed)[number]) => one.before || t("stale.nothing") },
    { key: "after", label: t("stale.after"), cell: (one: (typeof changed)[number]) => <strong>{one.after || t("stale.nothing")}</strong> },
  ];
  return (
    <Alert ref={notice} role="alert" color="orange" variant="light" styles={{ title: { color: "var(--mantine-color-text)" } }} title={t("stale.title")}>
      <Text size="sm" mb="xs">{who ?? t("stale.text")}</Text>
      <SimpleGrid cols={{ base: 1, sm: typed.length > 0 ? 2 : 1 }}>
        <div>
          <Text size="sm" fw={600}>{t("stale.changed")}</Text>
          <Table caption={t("stale.changed")} columns={columns} rows={changed} rowKey={(one) => one.key} empty={edit.moved ? t("stale.elsewhere") : t("loading")} />
        </div>
        {typed.length > 0 && (
          <div>
            <Text size="sm" fw={600}>{t("stale.typed")}</Text>
            <dl className="eg-typed">
              {typed.map((one) => <div key={one.label}><dt>{one.label}</dt><dd>{one.value || t("stale.nothing")}</dd></div>)}
            </dl>
          </div>
        )}
      </SimpleGrid>
      <Group gap="xs" mt="sm">
        <Button size="xs" disabled={!edit.moved} onClick={() => onResume(edit.resume())}>{t("stale.resume")}</Button>
        <Button size="xs" variant="default" onClick={onDrop}>{t("stale.drop")}</Button>
      </Group>
    </Alert>
  );
}
