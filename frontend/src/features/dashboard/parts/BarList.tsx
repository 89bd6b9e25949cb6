import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { number } from "@/lib/format";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";

export interface Bar {
  key: string;
  label: string;
  mark?: string;
  tone?: string;
  claims: number;
  to?: string;
}

/** Counts side by side: a table whose numbers lead to the claims; the bars only help the eye. */
export function BarList({ title, bars, note }: { title: string; bars: readonly Bar[]; note?: string }) {
  const { t } = useTranslation("dashboard");
  const most = Math.max(1, ...bars.map((one) => one.claims));
  return (
    <Section title={title}>
      {bars.length === 0 ? <Empty>{t("nothingOpen")}</Empty> : (
        <table className="eg-bars" aria-label={title}>
          <thead className="eg-hidden"><tr><th scope="col">{title}</th><td /><th scope="col">{t("claims")}</th></tr></thead>
          <tbody>
            {bars.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.mark && <span className="eg-mark" aria-hidden>{one.mark}</span>} {one.label}</th>
                <td aria-hidden>{one.claims > 0 && <span className="eg-bar" data-tone={one.tone} style={{ width: `${(one.claims / most) * 100}%` }} />}</td>
                <td>{one.to && one.claims > 0 ? <Link to={one.to} aria-label={t("see", { count: one.claims, what: one.label })}>{number(one.claims)}</Link> : number(one.claims)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {note && <p className="eg-says">{note}</p>}
    </Section>
  );
}
