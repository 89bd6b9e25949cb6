import { Page } from "@/ui/Page";

export default function PaymentsPage() {
  return <Page title="PaymentsPage">…</Page>;
}
