import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import type { ProviderOut } from "@/api/types.gen";
import { number } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import type { ShownField } from "@/lib/versions";
import { VersionedModal } from "@/ui/VersionedModal";

type Modal = ComponentProps<typeof VersionedModal<ProviderOut>>;

/** A dialogue that changes a provider's sheet: what moved meanwhile is told field by field. */
export function ProviderModal({ provider, ...modal }: Omit<Modal, "thing" | "fields"> & { provider: ProviderOut }) {
  const { t } = useTranslation("providers");
  const label = useLabel();
  const fields: ShownField<ProviderOut>[] = [
    { key: "name", label: t("field.name"), of: (one) => one.name },
    { key: "siret", label: t("field.siret"), of: (one) => one.siret },
    { key: "email", label: t("field.email"), of: (one) => one.email },
    { key: "phone", label: t("field.phone"), of: (one) => one.phone ?? "" },
    { key: "specialities", label: t("field.specialities"), of: (one) => one.specialities.map((each) => label("speciality", each)).join(", ") },
    { key: "platforms", label: t("field.platforms"), of: (one) => one.platforms.join(", ") },
    { key: "territories", label: t("field.territories"), of: (one) => one.territories.join(", ") },
    { key: "capacity", label: t("field.capacity"), of: (one) => number(one.capacity) },
    { key: "usual", label: t("field.usual"), of: (one) => number(one.usual_delay_days) },
    { key: "active", label: t("field.state"), of: (one) => (one.active ? t("active") : t("suspended")) },
  ];
  return <VersionedModal {...modal} thing={provider} fields={fields} />;
}
