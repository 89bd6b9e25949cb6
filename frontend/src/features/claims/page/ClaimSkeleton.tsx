import { Skeleton, VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The page's own shape while it comes: a title, seven cells, three columns. */
export function ClaimSkeleton() {
  const { t } = useTranslation();
  return (
    <div aria-busy className="eg-page">
      <VisuallyHidden>{t("loading")}</VisuallyHidden>
      <Skeleton height={36} width="24rem" maw="100%" mb="md" />
      <div className="eg-band">{Array.from({ length: 7 }, (_, index) => <div key={index} className="eg-band-cell"><Skeleton height={14} width="60%" mb={6} /><Skeleton height={20} mb={6} /><Skeleton height={12} width="80%" /></div>)}</div>
      <div className="eg-claim">
        <div className="eg-column"><Skeleton height={320} /><Skeleton height={220} /></div>
        <div className="eg-column"><Skeleton height={200} /><Skeleton height={360} /></div>
        <div className="eg-column"><Skeleton height={210} /><Skeleton height={200} /><Skeleton height={110} /></div>
      </div>
    </div>
  );
}
