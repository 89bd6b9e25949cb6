import { Page } from "@/ui/Page";

export default function CampaignsPage() {
  return <Page title="CampaignsPage">…</Page>;
}
