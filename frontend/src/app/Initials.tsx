import { useTranslation } from "react-i18next";

/** Two letters for a name. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return `${words[0]?.[0] ?? ""}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
}

/** Two letters to the eye, the whole name to the ear. */
export function Initials({ name }: { name: string }) {
  const { t } = useTranslation();
  return <><span aria-hidden>{initials(name)}</span><span className="eg-hidden">{t("account", { name })}</span></>;
}
