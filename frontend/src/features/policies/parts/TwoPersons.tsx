import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { policiesGetPersonOptions } from "@/api/@tanstack/react-query.gen";
import type { PersonDetail } from "@/api/types.gen";
import { Facts } from "@/ui/Facts";
import { Wait } from "@/ui/Wait";
import { fullName } from "./person";
import { useCalling } from "./useCalling";

/** Two entries side by side: what differs is said, not only coloured. */
export function TwoPersons({ away, kept }: { away: string; kept: string }) {
  const { t } = useTranslation("policies");
  const one = useQuery(policiesGetPersonOptions({ path: { person_id: away } }));
  const other = useQuery(policiesGetPersonOptions({ path: { person_id: kept } }));
  return (
    <div className="eg-two">
      <div><h3>{t("merges.away")}</h3><Wait query={one} rows={4}>{(person) => <Side person={person} beside={other.data} />}</Wait></div>
      <div data-new><h3>{t("merges.kept")}</h3><Wait query={other} rows={4}>{(person) => <Side person={person} beside={one.data} />}</Wait></div>
    </div>
  );
}

const FIELDS = ["first_name", "last_name", "profession", "specialty", "rpps", "address", "city", "email", "phone"] as const;
const WORDS = { first_name: "first", last_name: "last" } as const;

function Side({ person, beside }: { person: PersonDetail; beside: PersonDetail | undefined }) {
  const { t } = useTranslation("policies");
  const calling = useCalling();
  const term = (field: (typeof FIELDS)[number]) => (field === "city" ? t("col.city") : t(`person.${field === "first_name" || field === "last_name" ? WORDS[field] : field}`));
  const word = (field: (typeof FIELDS)[number], of: PersonDetail) => (field === "profession" ? calling({ profession: of.profession }) : of[field]);
  const shown = (field: (typeof FIELDS)[number]) => {
    const value = word(field, person);
    const other = beside && word(field, beside);
    if (!value && !other) return null;
    return <>{value || "–"} {beside && value !== other && <strong>({t("merges.differs")})</strong>}</>;
  };
  return (
    <Facts rows={[
      [t("col.person"), <Anchor component={Link} to={`/persons/${person.id}`} fw={600}>{fullName(person)}</Anchor>],
      ...FIELDS.map((field) => [term(field), shown(field)] as const),
      [t("person.policies"), person.policies.map((one) => one.number).join(", ")],
    ]} />
  );
}
