import { Page } from "@/ui/Page";

export default function MissionsPage() {
  return <Page title="MissionsPage">…</Page>;
}
