import { Page } from "@/ui/Page";

export default function QualifyPage() {
  return <Page title="QualifyPage">…</Page>;
}
