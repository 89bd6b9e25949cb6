import { Drawer, List, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { portalInsuredViewOptions } from "@/api/@tanstack/react-query.gen";
import { day, euros } from "@/lib/format";
import { Wait } from "@/ui/Wait";

/** Word for word what the insured reads, beside the claim. */
export function InsuredDrawer({ reference, onClose }: { reference: string; onClose: () => void }) {
  const { t, i18n } = useTranslation("claims");
  const { t: common } = useTranslation();
  const view = useQuery(portalInsuredViewOptions({ path: { reference }, query: { language: i18n.language === "en" ? "en" : "fr" } }));
  return (
    <Drawer opened onClose={onClose} position="right" title={t("insured.title")} withOverlay={false} lockScroll={false} closeButtonProps={{ "aria-label": common("close") }}>
      <Text size="xs" c="dimmed" mb="sm">{t("insured.hint")}</Text>
      <Wait query={view} rows={10}>
        {(told) => (
          <Stack gap="md">
            {told.sections.map((one) => (
              <section key={one.code}>
                <Title order={3} size="h4">{one.title}</Title>
                {one.sentences.map((sentence) => <Text key={sentence} size="sm">{sentence}</Text>)}
              </section>
            ))}
            {told.consents.length > 0 && (
              <section>
                <Title order={3} size="h4">{t("insured.consents")}</Title>
                <List size="sm">{told.consents.map((one) => <List.Item key={one.mission}>{t("insured.consent", { mission: one.mission, share: euros(one.share), cost: euros(one.cost), day: day(one.answer_due_on) })}</List.Item>)}</List>
              </section>
            )}
            <section>
              <Title order={3} size="h4">{t("insured.messages")}</Title>
              {told.messages.length === 0 && <Text size="sm" c="dimmed">{t("insured.noMessage")}</Text>}
              <List size="sm">{told.messages.map((one, index) => <List.Item key={`${one.sent_on} ${index}`}>{day(one.sent_on)} · {one.subject}{one.state === "pending" ? ` (${t("insured.pending")})` : one.state === "dead" ? ` (${t("insured.dead")})` : ""}</List.Item>)}</List>
            </section>
          </Stack>
        )}
      </Wait>
    </Drawer>
  );
}
