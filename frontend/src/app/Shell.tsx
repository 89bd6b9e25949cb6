import { Menu as Bars } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Outlet, useLocation } from "react-router";
import { listen } from "@/lib/shortcuts";
import { Rows } from "@/ui/Wait";
import { Banners } from "./Banners";
import { Brand } from "./Brand";
import { DeclareButton } from "./DeclareButton";
import { Nav } from "./Nav";
import { Overlays } from "./Overlays";
import { PaletteButton } from "./PaletteButton";
import { UserMenu } from "./UserMenu";
import { useRecent } from "./useRecent";
import { useTaste } from "./useTaste";

/** The frame of every screen: rooms on the left, palette and person on top, warnings above the content. */
export function Shell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  useTaste();
  useRecent();
  useEffect(listen, []);
  useEffect(() => {
    globalThis.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="eg-desk" data-open={open || undefined}>
      <a className="eg-skip" href="#content">{t("skip")}</a>
      <header className="eg-header">
        <button type="button" className="eg-icon eg-burger" aria-label={t("nav.toggle")} aria-expanded={open} aria-controls="rooms" onClick={() => setOpen(!open)}>
          <Bars size={20} aria-hidden />
        </button>
        <Link to="/" className="eg-plain"><Brand /></Link>
        <PaletteButton />
        <DeclareButton />
        <UserMenu />
      </header>
      <Nav onGo={() => setOpen(false)} />
      <main id="content" className="eg-main" tabIndex={-1}>
        <Banners />
        <Suspense fallback={<Rows count={8} />}><Outlet /></Suspense>
      </main>
      <Overlays />
    </div>
  );
}
