import { Page } from "@/ui/Page";

export default function AccountingPage() {
  return <Page title="AccountingPage">…</Page>;
}
