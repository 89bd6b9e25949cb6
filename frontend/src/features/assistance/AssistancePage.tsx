import { Page } from "@/ui/Page";

export default function AssistancePage() {
  return <Page title="AssistancePage">…</Page>;
}
