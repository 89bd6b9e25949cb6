import { Page } from "@/ui/Page";

export default function PolicyPage() {
  return <Page title="PolicyPage">…</Page>;
}
