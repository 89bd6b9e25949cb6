import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { overlay } from "./overlays";

export function PaletteButton() {
  const { t } = useTranslation();
  return (
    <button type="button" className="eg-palette" aria-keyshortcuts="Control+K" onClick={() => overlay.set("palette")}>
      <Search size={16} aria-hidden />
      <span className="eg-palette-text">{t("palette.open")}</span>
      <kbd className="eg-kbd" aria-hidden>Ctrl K</kbd>
    </button>
  );
}
