import { Page } from "@/ui/Page";

export default function ProvidersPage() {
  return <Page title="ProvidersPage">…</Page>;
}
