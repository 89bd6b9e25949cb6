import { Button, SegmentedControl } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useMay } from "@/app/session";
import { useShortcuts } from "@/lib/shortcuts";
import { Page } from "@/ui/Page";
import { ComplaintList } from "./ComplaintList";
import { DisagreementList } from "./disagreements/DisagreementList";
import { RegisterDialog } from "./dialogs/RegisterDialog";

const RecordComplaint = lazy(() => import("./dialogs/RecordComplaint"));

const VIEWS = ["complaints", "disagreements"] as const;

/** Complaints with their three clocks, and disagreements on measures; what is shown is in the address. */
export default function ComplaintsPage() {
  const { t } = useTranslation("complaints");
  const may = useMay();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState<"record" | "register" | null>(null);
  const view = VIEWS.find((one) => one === params.get("view")) ?? "complaints";
  const manages = may("complaints:manage");
  useShortcuts(manages ? [{ keys: ["n"], label: t("record.open"), run: () => setOpen("record") }] : []);
  return (
    <Page title={t("title")} actions={<>
      <Button variant="default" onClick={() => setOpen("register")}>{t("register.open")}</Button>
      {manages && <Button onClick={() => setOpen("record")}>{t("record.open")}</Button>}
    </>}>
      <SegmentedControl w="fit-content" aria-label={t("view.label")} value={view} onChange={(value) => setParams(value === "complaints" ? {} : { view: value })} data={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))} />
      {view === "complaints" ? <ComplaintList /> : <DisagreementList />}
      {open === "record" && <Suspense><RecordComplaint onClose={() => setOpen(null)} onRecorded={(reference) => void navigate(`/complaints/${reference}`)} /></Suspense>}
      {open === "register" && <RegisterDialog onClose={() => setOpen(null)} />}
    </Page>
  );
}
