import { Notifications } from "@mantine/notifications";

/** What was done, said in a corner. */
export default function News() {
  return <Notifications position="bottom-right" />;
}
