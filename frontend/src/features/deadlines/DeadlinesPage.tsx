import { Page } from "@/ui/Page";

export default function DeadlinesPage() {
  return <Page title="DeadlinesPage">…</Page>;
}
