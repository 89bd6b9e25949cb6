import { Page } from "@/ui/Page";

export default function PaymentPage() {
  return <Page title="PaymentPage">…</Page>;
}
