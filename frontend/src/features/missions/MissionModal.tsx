import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import type { ServiceRequestOut } from "@/api/types.gen";
import { day, euros } from "@/lib/format";
import type { ShownField } from "@/lib/versions";
import { useLabel } from "@/ui/Labels";
import { VersionedModal } from "@/ui/VersionedModal";

export interface MissionDialogProps {
  mission: ServiceRequestOut;
  onClose: () => void;
}

type Modal = ComponentProps<typeof VersionedModal<ServiceRequestOut>>;
type MissionModalProps = Omit<Modal, "thing" | "fields"> & { mission: ServiceRequestOut };

/** A dialogue of a mission: what moved meanwhile is told in the words of the page. */
export function MissionModal({ mission, ...modal }: MissionModalProps) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const fields: ShownField<ServiceRequestOut>[] = [
    { key: "progress", label: t("field.progress"), of: (one) => label("mission_progress", one.progress) },
    { key: "quote", label: t("field.quote"), of: (one) => euros(one.quote?.amount_ttc) },
    { key: "order", label: t("field.order"), of: (one) => euros(one.order?.amount_ttc) },
    { key: "promised", label: t("field.promised"), of: (one) => day(one.order?.promised_on) },
    { key: "invoices", label: t("field.invoices"), of: (one) => one.invoices.map((paper) => `${paper.number} (${label("invoice_state", paper.state)})`).join(", ") },
  ];
  return <VersionedModal {...modal} thing={mission} fields={fields} />;
}
