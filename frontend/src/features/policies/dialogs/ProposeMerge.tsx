import { Select, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { personsProposeMutation, policiesListPersonsOptions } from "@/api/@tanstack/react-query.gen";
import type { PersonDetail } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { fullName } from "../parts/person";
import { useCalling } from "../parts/useCalling";
import { TwoPersons } from "../parts/TwoPersons";

/** This entry gives way to another: found by name, compared, reasoned; somebody else approves. */
export function ProposeMerge({ person, onClose }: { person: PersonDetail; onClose: () => void }) {
  const { t } = useTranslation("policies");
  const calling = useCalling();
  const [typed, setTyped] = useState(person.last_name);
  const [into, setInto] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [asked] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery({ ...policiesListPersonsOptions({ query: { name: asked, limit: 20 } }), enabled: asked.length > 1, placeholderData: keepPreviousData });
  const propose = useAction(personsProposeMutation().mutationFn, { done: t("merges.proposed"), onDone: onClose });
  const others = (found.data?.items ?? []).filter((one) => one.id !== person.id);
  const options = others.map((one) => ({ value: one.id, label: [fullName(one), calling({ profession: one.profession }), one.city, one.rpps].filter(Boolean).join(" · ") }));
  return (
    <ActionModal title={t("merges.new")} submit={t("merges.send")} size="xl" pending={propose.pending} problem={propose.problem} disabled={into === null} onClose={onClose}
      onSubmit={() => into && void propose.run({ path: { person_id: person.id }, body: { into_id: into, reason } })}>
      <Select label={t("merges.find")} description={t("merges.findHelp")} searchable required data={options} filter={({ options: all }) => all} value={into} error={propose.fields.into_id} nothingFoundMessage={t("merges.nobody")}
        searchValue={typed} onSearchChange={setTyped} onChange={setInto} />
      {into && <TwoPersons away={person.id} kept={into} />}
      <Textarea label={t("merges.reason")} required autosize minRows={2} maxLength={1000} value={reason} error={propose.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
