import { Page } from "@/ui/Page";

export default function MissionPage() {
  return <Page title="MissionPage">…</Page>;
}
