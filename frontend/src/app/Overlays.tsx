import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { lazily } from "@/lib/rest";
import { useShortcuts } from "@/lib/shortcuts";
import { useStore } from "@/lib/store";
import { overlay } from "./overlays";
import { useFirstTour } from "./useTaste";

const Palette = lazily(() => import("./Palette"));
const Shortcuts = lazily(() => import("./Shortcuts"));
const Tour = lazily(() => import("./Tour"));
const Leave = lazily(() => import("./Leave"));

/** The palette, the help, the tour, the parting: fetched when they are first opened. */
export function Overlays() {
  const { t } = useTranslation();
  const open = useStore(overlay);
  useFirstTour();
  useShortcuts([
    { keys: ["mod+k"], label: t("palette.open"), everywhere: true, whileTyping: true, run: () => overlay.set("palette") },
    { keys: ["?"], label: t("keys.help"), everywhere: true, run: () => overlay.set("keys") },
  ]);
  if (open === null) return null;
  return (
    <Suspense>
      {open === "palette" && <Palette />}
      {open === "keys" && <Shortcuts />}
      {open === "tour" && <Tour />}
      {open === "leave" && <Leave />}
    </Suspense>
  );
}
