import { useTranslation } from "react-i18next";

const COLUMNS = ["time", "file", "what", "state", "cover", "ball", "handler", "next"] as const;

export function Headings() {
  const { t } = useTranslation("worklist");
  return (
    <div role="rowgroup" className="wl-heads">
      <div role="row" aria-rowindex={1} className="wl-row">
        <span role="columnheader" className="wl-check"><span className="eg-hidden">{t("columns.choose")}</span></span>
        {COLUMNS.map((key) => <span key={key} role="columnheader" data-column={key}>{t(`columns.${key}`)}</span>)}
      </div>
    </div>
  );
}
