import { Page } from "@/ui/Page";

export default function PayeePage() {
  return <Page title="PayeePage">…</Page>;
}
