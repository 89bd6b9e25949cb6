import { useTranslation } from "react-i18next";
import { euros } from "@/lib/format";
import "./CoverMeter.css";

/** What a guarantee has used and left; amounts as the wire writes them, euro TTC. `committed` is what was ordered and not paid yet. */
export interface Cover {
  events_used: number;
  events_limit: number;
  committed: string;
  paid: string;
  remaining: string;
}

/** Widths of a bar are no amounts: the only place where euros become a float. */
const share = (part: string, whole: number) => (whole > 0 ? Math.min(100, Math.max(0, (Number(part) / whole) * 100)) : 0);

function Bar({ cover }: { cover: Cover }) {
  const whole = Number(cover.paid) + Number(cover.committed) + Number(cover.remaining);
  return (
    <span className="eg-cover-bar" aria-hidden>
      <i className="eg-cover-paid" style={{ width: `${share(cover.paid, whole)}%` }} />
      <i className="eg-cover-committed" style={{ width: `${share(cover.committed, whole)}%` }} />
    </span>
  );
}

/** The whole meter: how many events of the period, and what is paid, committed and left, all said in words too. */
export function CoverMeter({ cover, title }: { cover: Cover; title?: string }) {
  const { t } = useTranslation();
  const { events_used: used, events_limit: limit } = cover;
  return (
    <div className="eg-meter">
      <div className="eg-meter-head">
        {title && <span>{title}</span>}
        <span>
          <Dots used={used} limit={limit} />
          <strong>{t("cover.events", { used, count: limit })}</strong>
        </span>
      </div>
      <Bar cover={cover} />
      <dl className="eg-meter-key">
        <div><dt data-mark="paid">{t("cover.paid")}</dt><dd>{euros(cover.paid, true)}</dd></div>
        <div><dt data-mark="committed">{t("cover.committed")}</dt><dd>{euros(cover.committed, true)}</dd></div>
        <div><dt data-mark="left">{t("cover.left")}</dt><dd>{euros(cover.remaining, true)}</dd></div>
      </dl>
    </div>
  );
}

/** Beyond some dots nobody counts them: the words do. */
const MANY = 6;

function Dots({ used, limit }: { used: number; limit: number }) {
  if (limit > MANY) return null;
  return (
    <span className="eg-meter-dots" aria-hidden>
      {Array.from({ length: limit }, (_, index) => <i key={index} data-used={index < used || undefined} data-full={used >= limit || undefined} />)}
    </span>
  );
}
