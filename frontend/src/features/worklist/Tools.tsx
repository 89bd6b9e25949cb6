import { Bookmark, Download } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { lazily } from "@/lib/rest";
import type { Filters } from "./filters";

const ViewsDialog = lazily(() => import("./views/ViewsDialog"));
const ExportDialog = lazily(() => import("./ExportDialog"));

/** Views under a name, and the list as a sheet. */
export function Tools({ filters }: { filters: Filters }) {
  const { t } = useTranslation("worklist");
  const [open, setOpen] = useState<"views" | "export" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <button type="button" className="wl-field wl-button" aria-haspopup="dialog" onClick={() => setOpen("views")}><Bookmark size={15} aria-hidden /> {t("views.open")}</button>
      <button type="button" className="wl-field wl-button" aria-haspopup="dialog" onClick={() => setOpen("export")}><Download size={15} aria-hidden /> {t("export.open")}</button>
      <Suspense>
        {open === "views" && <ViewsDialog filters={filters} onClose={close} />}
        {open === "export" && <ExportDialog filters={filters} onClose={close} />}
      </Suspense>
    </>
  );
}
