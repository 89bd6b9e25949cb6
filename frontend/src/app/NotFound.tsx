import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Empty } from "@/ui/Empty";
import { Page } from "@/ui/Page";

export default function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t("notFound.title")}>
      <Empty action={<Button component={Link} to="/">{t("notFound.back")}</Button>}>{t("notFound.text")}</Empty>
    </Page>
  );
}
