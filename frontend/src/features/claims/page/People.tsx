import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ContactOut } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";

const telephone = (typed: string) => typed.replace(/[^\d+]/g, "");

/** Whom one may call about the claim, one tap away; colleagues are not called from here. */
export function People({ people }: { people: readonly ContactOut[] }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const outside = people.filter((one) => one.role !== "handler");
  if (!outside.some((one) => one.phone)) return <Text size="sm" c="dimmed">{t("band.noPhone")}</Text>;
  return (
    <ul className="eg-band-list">
      {outside.filter((one) => one.phone).slice(0, 3).map((one) => (
        <li key={`${one.role} ${one.name}`}>
          <Anchor size="sm" className="eg-tel" href={`tel:${telephone(one.phone ?? "")}`} aria-label={t("band.call", { phone: one.phone, name: one.name, role: label("person_role", one.role) })}>{one.phone}</Anchor>
          <Text span size="xs" c="dimmed"> {label("person_role", one.role)}</Text>
        </li>
      ))}
    </ul>
  );
}
