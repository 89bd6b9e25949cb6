import { Notifications, notifications, useNotifications } from "@mantine/notifications";
import { useEffect } from "react";

const SHOWN = 5;

/** What was done, said in a corner: the latest at once, the oldest makes room for it. */
export default function News() {
  const { notifications: shown, queue } = useNotifications();
  const oldest = queue.length > 0 ? shown[0]?.id : undefined;
  useEffect(() => {
    if (oldest) notifications.hide(oldest);
  }, [oldest]);
  return <Notifications position="bottom-right" limit={SHOWN} />;
}
