import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { type Counts, useCounts } from "./counts";
import { type Place, PLACES } from "./nav";
import { useMay } from "./session";

const isHere = (path: string, at: string) => (path === "/" ? at === "/" || at.startsWith("/claims") : at === path || at.startsWith(`${path}/`));

/** The rooms that this person may enter, with what waits there. */
export function Nav({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const { pathname } = useLocation();
  const counts = useCounts();
  return (
    <nav id="rooms" className="eg-nav" aria-label={t("nav.label")}>
      <ul>
        {PLACES.filter((place) => may(place.needs)).map((place) => (
          <Room key={place.key} place={place} here={isHere(place.path, pathname)} count={counts[place.key]} onGo={onGo} />
        ))}
      </ul>
    </nav>
  );
}

const Room = memo(function Room({ place: { key, path, icon: Icon }, here, count, onGo }: { place: Place; here: boolean; count: Counts[Place["key"]]; onGo: () => void }) {
  const { t } = useTranslation();
  const name = t(`nav.${key}`);
  return (
    <li>
      <Link to={path} className="eg-place" title={name} aria-current={here ? "page" : undefined} onClick={onGo}>
        <Icon size={17} aria-hidden />
        <span className="eg-place-name">{name}</span>
        {count && <span className="eg-badge"><span aria-hidden>{count.text}</span><span className="eg-hidden">{count.says}</span></span>}
      </Link>
    </li>
  );
});
