import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { useMay } from "@/app/session";
import { keepShown } from "./show";

const PARTS = [
  { id: "facts", needs: "claims:read" }, { id: "story", needs: "claims:read" }, { id: "cover", needs: "claims:read" },
  { id: "missions", needs: "requests:read" }, { id: "money", needs: "payments:read" }, { id: "complaints", needs: "complaints:read" },
] as const;

/** Links to the parts of a long page; they are addresses too (`/claims/<reference>#money`). */
export function Jump() {
  const { t } = useTranslation("claims");
  const may = useMay();
  const { hash } = useLocation();
  useEffect(() => {
    return hash ? keepShown(hash.slice(1)) : undefined;
  }, [hash]);
  return (
    <nav className="eg-jump eg-noprint" aria-label={t("jump.label")}>
      {PARTS.filter((one) => may(one.needs)).map(({ id }) => <a key={id} href={`#${id}`}>{t(`jump.${id}`)}</a>)}
    </nav>
  );
}
