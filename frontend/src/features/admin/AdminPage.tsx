import { Page } from "@/ui/Page";

export default function AdminPage() {
  return <Page title="AdminPage">…</Page>;
}
