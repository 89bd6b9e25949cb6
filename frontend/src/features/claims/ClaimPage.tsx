import { Page } from "@/ui/Page";

export default function ClaimPage() {
  return <Page title="ClaimPage">…</Page>;
}
