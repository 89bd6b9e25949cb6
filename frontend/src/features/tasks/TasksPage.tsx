import { Page } from "@/ui/Page";

export default function TasksPage() {
  return <Page title="TasksPage">…</Page>;
}
