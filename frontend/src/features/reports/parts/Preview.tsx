import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RunOut } from "@/api/types.gen";
import { fetchFile } from "@/lib/files";
import { instant, month as named } from "@/lib/format";
import { Empty } from "@/ui/Empty";
import { Wait } from "@/ui/Wait";

/** Phones download a PDF rather than show it in a page. */
const shows = () => navigator.pdfViewerEnabled !== false;

/** The very pages that are downloaded, as the browser shows them; `edition` is null when they are made on the spot. */
export function Preview({ month, edition }: { month: string; edition: RunOut | null }) {
  const { t } = useTranslation("reports");
  const name = `couverture-${month}.pdf`;
  const pages = useQuery({
    queryKey: ["report pages", month, edition?.id ?? null],
    queryFn: async ({ signal }) => (await fetchFile(`/api/v1/reports/monthly-coverage/${month}.pdf`, name, () => {}, signal)).blob,
    enabled: shows(), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false,
  });
  if (!shows()) return <Empty>{t("preview.cannot")}</Empty>;
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">{edition?.finished_at ? t("preview.edition", { at: instant(edition.finished_at) }) : t("preview.madeNow")}</Text>
      {pages.isPending ? <Skeleton className="eg-report-pages" aria-busy /> : <Wait query={pages}>{(blob) => <Frame blob={blob} title={t("preview.frame", { month: named(month) })} />}</Wait>}
    </>
  );
}

/** Fits the width and leaves the thumbnails aside, for the viewers that listen. */
const VIEW = "#navpanes=0&view=FitH";

/** The address of the pages lives as long as their frame. */
function Frame({ blob, title }: { blob: Blob; title: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the address must be given back, which only an effect can do
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address ? <iframe className="eg-report-pages" src={`${address}${VIEW}`} title={title} /> : <div className="eg-report-pages" />;
}
