import { SegmentedControl, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ContentOut } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";

export type Seen = Record<string, boolean>;

interface ContentsSeenProps {
  contents: ContentOut[];
  ids: string[];
  seen: Seen;
  onChange: (seen: Seen) => void;
}

/** Whether each content of the mission is online now: it bears on who earned a removal. */
export function ContentsSeen({ contents, ids, seen, onChange }: ContentsSeenProps) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const asked = contents.filter((one) => ids.length === 0 || ids.includes(one.id));
  if (asked.length === 0) return null;
  const set = (id: string, value: string) => {
    const rest = Object.fromEntries(Object.entries(seen).filter(([other]) => other !== id));
    onChange(value === "" ? rest : { ...rest, [id]: value === "online" });
  };
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>{t("contents.title")}</Text>
      {asked.map((one) => {
        const name = nameOf(one, one.platform && label("platform", one.platform), t("contents.unnamed"));
        const value = one.id in seen ? (seen[one.id] ? "online" : "gone") : "";
        return (
          <div key={one.id}>
            <Text size="sm" style={{ overflowWrap: "anywhere" }}>{name}</Text>
            <SegmentedControl size="xs" aria-label={name} value={value} onChange={(next) => set(one.id, next)}
              data={[{ value: "", label: t("contents.unseen") }, { value: "online", label: t("contents.online") }, { value: "gone", label: t("contents.gone") }]} />
          </div>
        );
      })}
    </Stack>
  );
}

const SHOWN = 90;
const short = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text);

/** How people know a content: its platform, then its excerpt, else its address. */
export const nameOf = (content: ContentOut, platform: string | null, unnamed: string) =>
  [platform, content.excerpt ? `«\u00a0${short(content.excerpt)}\u00a0»` : content.url].filter(Boolean).join(" · ") || unnamed;
