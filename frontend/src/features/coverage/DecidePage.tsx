import { Page } from "@/ui/Page";

export default function DecidePage() {
  return <Page title="DecidePage">…</Page>;
}
