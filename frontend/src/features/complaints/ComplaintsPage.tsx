import { Page } from "@/ui/Page";

export default function ComplaintsPage() {
  return <Page title="ComplaintsPage">…</Page>;
}
