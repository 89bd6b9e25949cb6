import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { type Chosen, MOST_AT_ONCE } from "./selection";

/** What to do with the rows chosen; stays in sight at the bottom of the page. */
export function SelectionBar({ chosen, onAssign }: { chosen: Chosen; onAssign: () => void }) {
  const { t } = useTranslation("worklist");
  const may = useMay();
  const count = chosen.rows.size;
  if (count === 0) return null;
  const tooMany = count > MOST_AT_ONCE;
  return (
    <div className="wl-chosen" role="region" aria-label={t("chosen.label")}>
      <strong role="status">{t("chosen.count", { count })}</strong>
      {tooMany && <span>{t("chosen.tooMany", { most: MOST_AT_ONCE })}</span>}
      {may("claims:assign") && !tooMany && <button type="button" className="eg-declare" onClick={onAssign}>{t("chosen.assign")}</button>}
      <button type="button" className="wl-field wl-button" onClick={chosen.all}>{t("chosen.all")}</button>
      <button type="button" className="wl-field wl-button" onClick={chosen.clear}>{t("chosen.clear")}</button>
    </div>
  );
}
