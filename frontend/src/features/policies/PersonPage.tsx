import { Page } from "@/ui/Page";

export default function PersonPage() {
  return <Page title="PersonPage">…</Page>;
}
