import { Spotlight, spotlight } from "@mantine/spotlight";
import { useDebouncedValue } from "@mantine/hooks";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { closeOverlay } from "./overlays";
import { type Entry, useEntries } from "./paletteEntries";

const PATIENCE = 200;

/** Ctrl+K: a claim, a policyholder, a policy, a room, an action; on a claim's page, what may be done to it. */
export default function Palette() {
  const { t } = useTranslation("desk");
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed.trim(), PATIENCE);
  const { groups, searching, problem } = useEntries(query, pathname);
  useEffect(() => {
    spotlight.open();
  }, []);
  const go = (entry: Entry) => void navigate(entry.to);
  const empty = groups.length === 0;
  return (
    <Spotlight.Root attributes={{ content: { "aria-label": t("palette.search") } }} query={typed} onQueryChange={setTyped} onSpotlightClose={closeOverlay} shortcut={null} scrollable maxHeight="70dvh">
      <Spotlight.Search placeholder={t("palette.search")} aria-label={t("palette.search")} leftSection={<Search size={18} aria-hidden />} />
      <Spotlight.ActionsList>
        {empty && <Spotlight.Empty>{problem ?? (searching || query !== typed.trim() ? t("palette.searching") : t("palette.nothing", { query }))}</Spotlight.Empty>}
        {groups.map((group) => (
          <Spotlight.ActionsGroup key={group.label} label={group.label}>
            {group.entries.map((entry) => (
              <Spotlight.Action key={entry.id} label={entry.label} description={entry.detail} onClick={() => go(entry)} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
      </Spotlight.ActionsList>
      <div role="status" className="eg-hidden">{searching ? t("palette.searching") : ""}</div>
    </Spotlight.Root>
  );
}
