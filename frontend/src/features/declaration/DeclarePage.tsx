import { Page } from "@/ui/Page";

export default function DeclarePage() {
  return <Page title="DeclarePage">…</Page>;
}
