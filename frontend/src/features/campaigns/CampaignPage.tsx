import { Page } from "@/ui/Page";

export default function CampaignPage() {
  return <Page title="CampaignPage">…</Page>;
}
