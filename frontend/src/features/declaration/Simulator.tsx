import { Checkbox, Select, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { guideReadGuideOptions } from "@/api/@tanstack/react-query.gen";
import type { SimulationIn } from "@/api/types.gen";
import { parisDay } from "@/lib/format";
import { Wait } from "@/ui/Wait";
import { readDate } from "./dates";
import { PublishedInput } from "./PublishedInput";
import { SimulatedClock } from "./SimulatedClock";
import { useSimulation } from "./useSimulation";
import "./declare.css";

/** What would run for a situation told on the phone, without any claim: to be shown in a page or in a dialogue. */
export default function Simulator() {
  const { t } = useTranslation("declaration");
  const today = parisDay(new Date());
  const [published, setPublished] = useState("");
  const [kind, setKind] = useState<string | null>(null);
  const [postcode, setPostcode] = useState("");
  const [professional, setProfessional] = useState(false);
  const guide = useQuery({ ...guideReadGuideOptions(), staleTime: Infinity });
  const read = readDate(published, today);
  const told: SimulationIn | null = read && { start: { earliest: read.earliest, latest: read.latest }, kind, postcode: postcode.trim() || null, author_is_professional: professional || null };
  const [asked] = useDebouncedValue(told && JSON.stringify(told), 250);
  const answer = useSimulation(asked ? (JSON.parse(asked) as SimulationIn) : null);
  return (
    <Stack>
      <Text size="sm" c="dimmed">{t("simulator.lead")}</Text>
      <div className="eg-declare-who">
        <PublishedInput label={t("simulator.published")} value={published} today={today} onChange={setPublished} data-autofocus />
        <Select searchable clearable label={t("simulator.kind")} placeholder={t("simulator.unknownKind")} value={kind} onChange={setKind} data={(guide.data?.kinds ?? []).map((one) => ({ value: one.code, label: one.handler }))} />
        <TextInput label={t("simulator.postcode")} inputMode="numeric" value={postcode} onChange={(event) => setPostcode(event.currentTarget.value)} />
        <Checkbox label={t("simulator.professional")} checked={professional} onChange={(event) => setProfessional(event.currentTarget.checked)} mt="lg" />
      </div>
      <div aria-live="polite">
        {read === null ? <Text c="dimmed">{t("simulator.empty")}</Text> : (
          <Wait query={answer} rows={4}>
            {({ clocks }) => (clocks.length === 0 ? <Text>{t("simulator.none")}</Text> : clocks.map((clock) => <SimulatedClock key={clock.rule} clock={clock} />))}
          </Wait>
        )}
      </div>
    </Stack>
  );
}
