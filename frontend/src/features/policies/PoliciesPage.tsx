import { Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Page } from "@/ui/Page";
import { PersonList } from "./parts/PersonList";
import { PolicyList } from "./parts/PolicyList";
import { WaitingExceptions } from "./parts/WaitingExceptions";
import { WaitingMerges } from "./parts/WaitingMerges";

const VIEWS = ["policies", "persons", "waiting"] as const;
type View = (typeof VIEWS)[number];

/** Who is insured, by what; and what waits for a second person. */
export default function PoliciesPage() {
  const { t } = useTranslation("policies");
  const [params, setParams] = useSearchParams();
  const asked = params.get("view") as View | null;
  const view = asked !== null && VIEWS.includes(asked) ? asked : "policies";
  const go = (next: string | null) => setParams(next === null || next === "policies" ? {} : { view: next });
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Tabs value={view} onChange={go} keepMounted={false}>
        <Tabs.List aria-label={t("views.label")} mb="md">{VIEWS.map((one) => <Tabs.Tab key={one} value={one}>{t(`views.${one}`)}</Tabs.Tab>)}</Tabs.List>
        <Tabs.Panel value="policies"><PolicyList /></Tabs.Panel>
        <Tabs.Panel value="persons"><PersonList /></Tabs.Panel>
        <Tabs.Panel value="waiting"><WaitingExceptions /><WaitingMerges /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}
