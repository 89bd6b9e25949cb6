import { Button, Kbd } from "@mantine/core";
import { Spotlight, type SpotlightActionData, spotlight } from "@mantine/spotlight";
import { Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { PLACES } from "./nav";
import { useMay } from "./session";

export function PaletteButton() {
  const { t } = useTranslation();
  return (
    <Button variant="default" className="eg-palette" leftSection={<Search size={16} aria-hidden />} rightSection={<Kbd size="xs">Ctrl K</Kbd>} onClick={spotlight.open}>
      {t("palette.open")}
    </Button>
  );
}

/** Ctrl+K: a claim, a policyholder, a room, an action. */
export function Palette() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const actions: SpotlightActionData[] = PLACES.filter((place) => may(place.needs)).map((place) => ({
    id: place.key,
    label: t(`nav.${place.key}`),
    onClick: () => void navigate(place.path),
  }));
  return <Spotlight actions={actions} shortcut="mod + K" nothingFound={t("palette.nothing")} searchProps={{ placeholder: t("palette.open"), "aria-label": t("palette.open") }} />;
}
