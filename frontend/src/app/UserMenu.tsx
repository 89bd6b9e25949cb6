import { useComputedColorScheme } from "@mantine/core";
import { Moon, Sun } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { lazily } from "@/lib/rest";
import { useMe } from "./session";
import { useLike } from "./useTaste";

const AccountMenu = lazily(() => import("./AccountMenu"));

/** Theme, and who is signed in; the menu itself is fetched when it is first opened. */
export function UserMenu() {
  const [wanted, setWanted] = useState(false);
  const person = <Person onOpen={() => setWanted(true)} />;
  return (
    <div className="eg-user">
      <ThemeButton />
      {wanted ? <Suspense fallback={person}><AccountMenu /></Suspense> : person}
    </div>
  );
}

/** Two letters for a name. */
export const initials = (name: string) => {
  const words = name.split(/\s+/).filter(Boolean);
  return `${words[0]?.[0] ?? ""}${words.length > 1 ? (words.at(-1)?.[0] ?? "") : ""}`.toUpperCase();
};

function Person({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation();
  const { name } = useMe();
  return (
    <button type="button" className="eg-person" aria-label={t("account", { name })} aria-haspopup="menu" aria-expanded={false} onClick={onOpen}>
      {initials(name)}
    </button>
  );
}

function ThemeButton() {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme("light");
  const like = useLike();
  return (
    <button type="button" className="eg-icon" aria-label={t("theme")} title={t("theme")} onClick={() => like({ theme: scheme === "dark" ? "light" : "dark" })}>
      {scheme === "dark" ? <Sun size={18} aria-hidden /> : <Moon size={18} aria-hidden />}
    </button>
  );
}
