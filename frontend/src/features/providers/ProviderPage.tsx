import { Alert, Anchor, Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { providersGetProviderOptions, providersGetProviderQueryKey, providersResumeMutation, providersSuspendMutation } from "@/api/@tanstack/react-query.gen";
import type { ProviderOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { Facts } from "@/features/missions/Facts";
import { useAction } from "@/lib/actions";
import { number } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { FiguresSection } from "./FiguresSection";
import { LinksSection } from "./LinksSection";
import { DocumentsSection } from "./PapersSection";
import { ProviderForm } from "./ProviderForm";
import { ProviderModal } from "./ProviderModal";
import { RatingsSection } from "./RatingsSection";
import { StatusSection } from "./StatusSection";
import { TariffsSection } from "./TariffsSection";

export default function ProviderPage() {
  const { id = "" } = useParams();
  const provider = useQuery(providersGetProviderOptions({ path: { provider_id: id } }));
  return <Wait query={provider} rows={12}>{(found) => <Sheet provider={found} />}</Wait>;
}

function Sheet({ provider }: { provider: ProviderOut }) {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const edits = useMay()("providers:edit");
  const [open, setOpen] = useState<"edit" | "status" | null>(null);
  const close = () => setOpen(null);
  const actions = edits && (
    <>
      <Button variant="default" onClick={() => setOpen("status")}>{t(provider.active ? "suspend.title" : "resume.title")}</Button>
      <Button onClick={() => setOpen("edit")}>{t("change.title")}</Button>
    </>
  );
  return (
    <Page title={provider.name} aside={<span className="eg-status" data-color={provider.active ? "teal" : "orange"}>{t(provider.active ? "active" : "suspended")}</span>} actions={actions}>
      {!provider.active && <Alert role="note" color="orange" variant="light" title={t("suspended")} styles={{ title: { color: "var(--mantine-color-text)" } }}>{provider.suspended_reason}</Alert>}
      <div className="eg-columns">
        <Section title={t("sheet")} actions={<Anchor component={Link} size="sm" to={`/missions?provider=${provider.id}`}>{t("missions")}</Anchor>}>
          <Facts facts={[
            [t("field.specialities"), provider.specialities.map((one) => label("speciality", one)).join(", ")],
            [t("field.load"), t("load", { open: provider.open_requests, capacity: provider.capacity })],
            [t("field.usual"), number(provider.usual_delay_days)],
            [t("field.email"), <Anchor key="email" size="sm" href={`mailto:${provider.email}`}>{provider.email}</Anchor>],
            [t("field.phone"), provider.phone && <Anchor size="sm" href={`tel:${provider.phone.replace(/\s/g, "")}`}>{provider.phone}</Anchor>],
            [t("field.siret"), provider.siret],
            [t("field.platforms"), provider.platforms.map((one) => label("platform", one)).join(", ")],
            [t("field.territories"), provider.territories.join(", ") || t("everywhere")],
          ]} />
        </Section>
        <TariffsSection provider={provider} />
        <DocumentsSection provider={provider} />
        <LinksSection provider={provider} />
        <StatusSection id={provider.id} />
        <div className="eg-wide"><FiguresSection id={provider.id} /></div>
        <div className="eg-wide"><RatingsSection id={provider.id} /></div>
      </div>
      {open === "edit" && <ProviderForm provider={provider} onClose={close} />}
      {open === "status" && <StatusDialog provider={provider} onClose={close} />}
    </Page>
  );
}

/** No new mission for a provider, or missions again, and why. */
function StatusDialog({ provider, onClose }: { provider: ProviderOut; onClose: () => void }) {
  const { t } = useTranslation("providers");
  const [what] = useState<"suspend" | "resume">(provider.active ? "suspend" : "resume");
  const [reason, setReason] = useState("");
  const action = useAction((what === "suspend" ? providersSuspendMutation() : providersResumeMutation()).mutationFn, { becomes: providersGetProviderQueryKey({ path: { provider_id: provider.id } }), done: t(`${what}.done`), onDone: onClose });
  const send = (version: number) => void action.run({ path: { provider_id: provider.id }, headers: ifMatch(version), body: { reason } });
  return (
    <ProviderModal provider={provider} title={t(`${what}.title`)} submit={t(`${what}.submit`)} action={action} danger={what === "suspend"} onSubmit={send} onClose={onClose}>
      <Textarea label={t("field.reason")} description={t(`${what}.what`)} required minLength={3} maxLength={1000} autosize minRows={3} data-autofocus value={reason} error={action.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ProviderModal>
  );
}
