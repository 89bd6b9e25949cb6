import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useShortcuts } from "@/lib/shortcuts";
import { useMay } from "./session";

/** A claim is told at any time: one click or one key from anywhere. */
export function DeclareButton() {
  const may = useMay();
  return may("claims:declare") ? <Declare /> : null;
}

function Declare() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useShortcuts([{ keys: ["d"], label: t("declare.long"), everywhere: true, run: () => void navigate("/claims/new") }]);
  return (
    <Link to="/claims/new" className="eg-declare" aria-label={t("declare.long")} title={t("declare.long")}>
      <Plus size={16} aria-hidden /><span>{t("declare.short")}</span>
    </Link>
  );
}
