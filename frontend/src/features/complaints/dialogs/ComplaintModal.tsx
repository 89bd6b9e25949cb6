import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import type { ComplaintOut } from "@/api/types.gen";
import { day } from "@/lib/format";
import type { ShownField } from "@/lib/versions";
import { useLabel } from "@/ui/Labels";
import { VersionedModal } from "@/ui/VersionedModal";

export interface ComplaintDialogProps {
  complaint: ComplaintOut;
  onClose: () => void;
}

type ComplaintModalProps = Omit<ComponentProps<typeof VersionedModal<ComplaintOut>>, "thing" | "fields"> & { complaint: ComplaintOut };

/** A dialogue of a complaint: what moved meanwhile is told in the words of the page. */
export function ComplaintModal({ complaint, ...modal }: ComplaintModalProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const fields: ShownField<ComplaintOut>[] = [
    { key: "state", label: t("field.state"), of: (one) => label("complaint_state", one.state) },
    { key: "level", label: t("field.level"), of: (one) => label("complaint_level", one.level) },
    { key: "handler", label: t("field.handler"), of: (one) => one.handler?.name ?? "" },
    { key: "acknowledged", label: t("clock.acknowledge"), of: (one) => day(one.acknowledged_on) },
    { key: "answered", label: t("clock.answer"), of: (one) => day(one.answered_on) },
  ];
  return <VersionedModal thing={complaint} fields={fields} {...modal} />;
}
