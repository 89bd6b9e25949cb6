import { useComputedColorScheme } from "@mantine/core";
import { Moon, Sun } from "lucide-react";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { lazily } from "@/lib/rest";
import { Initials } from "./Initials";
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

/** The person's button: two letters to the eye, the whole name to the ear. */
function Person({ onOpen }: { onOpen: () => void }) {
  const { name } = useMe();
  return (
    <button type="button" className="eg-person" aria-haspopup="menu" aria-expanded={false} onClick={onOpen}>
      <Initials name={name} />
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
