import { Button, Group, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { claimsChangeViewMutation, claimsDeleteViewMutation, claimsListViewsQueryKey } from "@/api/@tanstack/react-query.gen";
import type { ViewOut } from "@/api/types.gen";
import { useMe } from "@/app/session";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { isUsual, setUsual } from "../defaultView";
import { fromView, write } from "../filters";

/** One view: open it, make it one's usual screen; its owner renames, shares, deletes. */
export function ViewLine({ view, onClose }: { view: ViewOut; onClose: () => void }) {
  const { t } = useTranslation("worklist");
  const me = useMe();
  const address = write(fromView(view.query)).toString();
  const [usual, setIsUsual] = useState(isUsual(me.id, address));
  const [doing, setDoing] = useState<"rename" | "delete" | null>(null);
  const [name, setName] = useState(view.name);
  const effects = { invalidates: [claimsListViewsQueryKey()], onDone: () => setDoing(null) };
  const change = useAction(claimsChangeViewMutation().mutationFn, effects);
  const remove = useAction(claimsDeleteViewMutation().mutationFn, effects);
  const stale = change.stale || remove.stale;
  const client = useQueryClient();
  useEffect(() => {
    // A colleague changed it meanwhile: the line is read again, so that the same button sends on the version now shown.
    if (stale) void client.invalidateQueries({ queryKey: claimsListViewsQueryKey() });
  }, [stale, client]);
  const open = (what: "rename" | "delete") => {
    setName(view.name);
    change.reset();
    remove.reset();
    setDoing(what);
  };
  const target = { path: { view_id: view.id }, headers: ifMatch(view.version) };
  const toggleUsual = () => {
    setUsual(me.id, usual ? null : address);
    setIsUsual(!usual);
  };
  const rename = (event: FormEvent) => {
    event.preventDefault();
    void change.run({ ...target, body: { name: name.trim() } });
  };
  const small = { size: "compact-sm", variant: "subtle" } as const;
  return (
    <li>
      <Group justify="space-between" gap="xs">
        <div>
          <Link to={`/?${address}`} className="eg-link" onClick={onClose}>{view.name}</Link>
          <Text size="xs" c="dimmed">{view.mine ? (view.shared ? t("views.mineShared") : t("views.mine")) : t("views.by", { name: view.owner_name })}{usual ? ` · ${t("views.isUsual")}` : ""}</Text>
        </div>
        <Group gap={2}>
          <Button {...small} onClick={toggleUsual}>{usual ? t("views.notUsual") : t("views.usual")}</Button>
          {view.may_edit && (
            <>
              <Button {...small} onClick={() => open("rename")}>{t("views.rename")}</Button>
              <Button {...small} loading={change.pending} onClick={() => void change.run({ ...target, body: { shared: !view.shared } })}>{view.shared ? t("views.unshare") : t("views.share")}</Button>
              <Button {...small} color="red" onClick={() => open("delete")}>{t("views.delete")}</Button>
            </>
          )}
        </Group>
      </Group>
      {doing === "rename" && (
        <Group component="form" gap="xs" mt={4} onSubmit={rename as never}>
          <TextInput flex={1} aria-label={t("views.name")} data-autofocus autoFocus maxLength={80} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" size="xs" loading={change.pending} disabled={name.trim() === ""}>{t("views.keep")}</Button>
        </Group>
      )}
      {doing === "delete" && (
        <Group gap="xs" mt={4} role="alert">
          <Text size="sm">{view.shared ? t("views.sureShared") : t("views.sure")}</Text>
          <Button size="xs" color="red.9" autoFocus loading={remove.pending} onClick={() => void remove.run(target)}>{t("views.delete")}</Button>
          <Button size="xs" variant="default" onClick={() => setDoing(null)}>{t("views.keepIt")}</Button>
        </Group>
      )}
      <ProblemAlert problem={change.problem ?? remove.problem} />
    </li>
  );
}
