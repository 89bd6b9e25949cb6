import { Page } from "@/ui/Page";

export default function WorkListPage() {
  return <Page title="WorkListPage">…</Page>;
}
