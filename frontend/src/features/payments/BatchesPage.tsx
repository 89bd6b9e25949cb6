import { Page } from "@/ui/Page";

export default function BatchesPage() {
  return <Page title="BatchesPage">…</Page>;
}
