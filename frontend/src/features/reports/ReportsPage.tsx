import { Page } from "@/ui/Page";

export default function ReportsPage() {
  return <Page title="ReportsPage">…</Page>;
}
