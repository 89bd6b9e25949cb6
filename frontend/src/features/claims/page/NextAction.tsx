import { Button, Kbd, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ClaimOut } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";

/** The one button of the page: it does, or opens, the next thing; words alone when there is nothing for this person to press. */
export function NextAction({ claim, onGo }: { claim: ClaimOut; onGo: (() => void) | null }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const words = claim.next_action ? label("next_action", claim.next_action) : t("band.nothing");
  return (
    <div className="eg-band-cell">
      <h2 className="eg-band-label">{t("band.next")}</h2>
      {onGo ? <Button fullWidth onClick={onGo} rightSection={<Kbd size="xs" aria-hidden>g</Kbd>}>{words}</Button> : <Text fw={600}>{words}</Text>}
    </div>
  );
}
