import { Divider, Modal, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { claimsListViewsOptions } from "@/api/@tanstack/react-query.gen";
import { Wait } from "@/ui/Wait";
import type { Filters } from "../filters";
import { SaveView } from "./SaveView";
import { ViewLine } from "./ViewLine";

/** Filters kept under a name: one's own and those that colleagues share. */
export default function ViewsDialog({ filters, onClose }: { filters: Filters; onClose: () => void }) {
  const { t } = useTranslation("worklist");
  const { t: common } = useTranslation();
  const views = useQuery(claimsListViewsOptions());
  return (
    <Modal opened onClose={onClose} title={t("views.title")} size="lg" closeButtonProps={{ "aria-label": common("close") }}>
      <Stack>
        <Wait query={views} rows={3}>
          {(found) => (found.length === 0
            ? <Text c="dimmed" size="sm">{t("views.none")}</Text>
            : <ul className="wl-views">{found.map((view) => <ViewLine key={view.id} view={view} onClose={onClose} />)}</ul>
          )}
        </Wait>
        <Divider />
        <Title order={3} size="h5">{t("views.save")}</Title>
        <SaveView filters={filters} />
      </Stack>
    </Modal>
  );
}
