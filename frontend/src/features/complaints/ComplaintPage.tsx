import { Page } from "@/ui/Page";

export default function ComplaintPage() {
  return <Page title="ComplaintPage">…</Page>;
}
