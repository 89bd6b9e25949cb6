import { Page } from "@/ui/Page";

export default function MailboxPage() {
  return <Page title="MailboxPage">…</Page>;
}
