import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import type { DisagreementOut } from "@/api/types.gen";
import type { ShownField } from "@/lib/versions";
import { useLabel } from "@/ui/Labels";
import { VersionedModal } from "@/ui/VersionedModal";

export interface DisagreementDialogProps {
  disagreement: DisagreementOut;
  /** With the disagreement as it now is, when it was changed. */
  onClose: (after?: DisagreementOut) => void;
}

type DisagreementModalProps = Omit<ComponentProps<typeof VersionedModal<DisagreementOut>>, "thing" | "fields"> & { disagreement: DisagreementOut };

/** A dialogue of a disagreement: what moved meanwhile is told in the words of the page. */
export function DisagreementModal({ disagreement, onClose, ...modal }: DisagreementModalProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const fields: ShownField<DisagreementOut>[] = [
    { key: "state", label: t("field.state"), of: (one) => label("disagreement_state", one.state) },
    { key: "third", label: t("disagreement.third"), of: (one) => one.third_person ?? "" },
    { key: "opinion", label: t("opinion.text"), of: (one) => one.opinion ?? "" },
    { key: "outcome", label: t("settle.text"), of: (one) => one.outcome ?? "" },
  ];
  return <VersionedModal thing={disagreement} fields={fields} onClose={() => onClose()} {...modal} />;
}
