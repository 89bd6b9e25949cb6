import { Page } from "@/ui/Page";

export default function PayeesPage() {
  return <Page title="PayeesPage">…</Page>;
}
