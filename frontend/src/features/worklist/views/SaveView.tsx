import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsAddViewMutation, claimsListViewsQueryKey } from "@/api/@tanstack/react-query.gen";
import type { ViewQuery } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { asQuery, type Filters } from "../filters";

/** Keeps what the screen is narrowed to, under a name. */
export function SaveView({ filters }: { filters: Filters }) {
  const { t } = useTranslation("worklist");
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const add = useAction(claimsAddViewMutation().mutationFn, {
    done: t("views.saved"), invalidates: [claimsListViewsQueryKey()], onDone: () => setName(""),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add.run({ body: { name: name.trim(), shared, query: asQuery(filters) as ViewQuery } });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Group align="flex-end" gap="xs">
          <TextInput flex={1} miw="12rem" label={t("views.name")} required maxLength={80} value={name} error={add.fields.name} onChange={(event) => setName(event.currentTarget.value)} />
          <Button type="submit" loading={add.pending} disabled={name.trim() === ""}>{t("views.keep")}</Button>
        </Group>
        <Checkbox label={t("views.shared")} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
        <ProblemAlert problem={add.problem} />
      </Stack>
    </form>
  );
}
