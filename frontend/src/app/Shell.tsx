import { AppShell, Burger, Group, NavLink, ScrollArea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, Outlet, useLocation } from "react-router";
import { Rows } from "@/ui/Wait";
import { Banners } from "./Banners";
import { Brand } from "./Brand";
import { Palette, PaletteButton } from "./Palette";
import { PLACES } from "./nav";
import { useMay } from "./session";
import { Shortcuts } from "./Shortcuts";
import { UserMenu } from "./UserMenu";

const isHere = (path: string, at: string) => (path === "/" ? at === "/" || at.startsWith("/claims") : at.startsWith(path));

/** The frame of every screen: rooms on the left, palette and person on top, warnings above the content. */
export function Shell() {
  const { t } = useTranslation();
  const [open, { toggle, close }] = useDisclosure();
  const may = useMay();
  const { pathname } = useLocation();
  return (
    <AppShell header={{ height: 52 }} navbar={{ width: 208, breakpoint: "md", collapsed: { mobile: !open } }} padding="md">
      <a className="eg-skip" href="#content">{t("skip")}</a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={open} onClick={toggle} hiddenFrom="md" size="sm" aria-label={t("nav.toggle")} />
            <Link to="/" className="eg-plain"><Brand /></Link>
          </Group>
          <PaletteButton />
          <UserMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t("nav.label")}>
        <ScrollArea>
          {PLACES.filter((place) => may(place.needs)).map(({ key, path, icon: Icon }) => (
            <NavLink key={key} component={Link} to={path} label={t(`nav.${key}`)} onClick={close} className="eg-place"
              active={isHere(path, pathname)} aria-current={isHere(path, pathname) ? "page" : undefined} leftSection={<Icon size={17} aria-hidden />} />
          ))}
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Banners />
        <Suspense fallback={<Rows count={8} />}><Outlet /></Suspense>
      </AppShell.Main>
      <Palette />
      <Shortcuts />
    </AppShell>
  );
}
