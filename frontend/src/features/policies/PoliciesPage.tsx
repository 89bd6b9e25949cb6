import { Page } from "@/ui/Page";

export default function PoliciesPage() {
  return <Page title="PoliciesPage">…</Page>;
}
