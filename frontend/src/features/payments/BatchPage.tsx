import { Page } from "@/ui/Page";

export default function BatchPage() {
  return <Page title="BatchPage">…</Page>;
}
