import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/app/session";

const ROOMS = [
  { key: "payments", path: "/payments", needs: "payments:read" },
  { key: "payees", path: "/payees", needs: "payees:read" },
  { key: "batches", path: "/payment-batches", needs: "batches:read" },
] as const;

/** From one room of the money to the two others. */
export function MoneyNav({ here }: { here: (typeof ROOMS)[number]["key"] }) {
  const { t } = useTranslation("payments");
  const may = useMay();
  return ROOMS.filter((room) => room.key !== here && may(room.needs)).map((room) => (
    <Button key={room.key} component={Link} to={room.path} variant="subtle">{t(`rooms.${room.key}`)}</Button>
  ));
}
