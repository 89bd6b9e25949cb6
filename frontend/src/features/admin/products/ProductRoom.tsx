import { Button, Divider, Select, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { policiesListProductsOptions, policiesListTermsOptions } from "@/api/@tanstack/react-query.gen";
import type { TermsOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { TermsWords } from "@/features/policies/terms/TermsWords";
import { CarrierName } from "@/features/payments/CarrierName";
import { day, instant } from "@/lib/format";
import { Facts } from "@/ui/Facts";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { OpeningReserves } from "./OpeningReserves";
import { TermsDiff } from "./TermsDiff";
import { TermsForm } from "./TermsForm";

/** Terms that came with the software were written by nobody. */
const FOUNDING = "migration";

/** A product: each version of its terms in words, what it changed, the flat reserves of its new claims. */
export function ProductRoom() {
  const { code = "" } = useParams();
  const { t } = useTranslation("admin");
  const products = useQuery(policiesListProductsOptions());
  const terms = useQuery(policiesListTermsOptions({ path: { code } }));
  const name = products.data?.find((one) => one.code === code)?.label ?? code;
  return <Wait query={terms} rows={10}>{(versions) => <Shown code={code} name={name} versions={[...versions].sort((a, b) => b.version - a.version)} back={t("products.back")} />}</Wait>;
}

function Shown({ code, name, versions, back }: { code: string; name: string; versions: TermsOut[]; back: string }) {
  const { t } = useTranslation("admin");
  const may = useMay();
  const [chosen, setChosen] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  const shown = versions.find((one) => String(one.version) === chosen) ?? versions[0];
  if (!shown) return <Page title={name}>{null}</Page>;
  const before = versions.find((one) => one.version === shown.version - 1);
  return (
    <Page title={name} lead={code} actions={
      <>
        <Button component={Link} to="/admin/products" variant="subtle">{back}</Button>
        {may("products:edit") && !writing && <Button onClick={() => setWriting(true)}>{t("terms.newFrom", { version: shown.version })}</Button>}
      </>
    }>
      {writing ? <TermsForm key={shown.version} from={shown} onClose={() => setWriting(false)} onMade={(version) => { setChosen(String(version)); setWriting(false); }} /> : (
        <Stack>
          <Section title={t("terms.title")} actions={<Select aria-label={t("products.version")} allowDeselect={false} value={String(shown.version)} onChange={setChosen} data={versions.map((one) => ({ value: String(one.version), label: t("products.versionOf", { version: one.version, on: day(one.valid_from) }) }))} />}>
            <Facts rows={[[t("terms.carrier"), <CarrierName code={shown.carrier} />], [t("terms.validFrom"), day(shown.valid_from)], [t("by"), shown.created_by !== FOUNDING && t("byWho", { who: shown.created_by, on: instant(shown.created_at) })]]} />
            <Divider my="md" />
            <TermsWords terms={shown.terms} />
          </Section>
          {before && <Section title={t("terms.changed", { version: before.version })}><TermsDiff before={before.terms} after={shown.terms} /></Section>}
          <OpeningReserves code={code} terms={shown.terms} />
        </Stack>
      )}
    </Page>
  );
}
