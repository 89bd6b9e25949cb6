import { useTranslation } from "react-i18next";

/** Groups of `labels`: one for each enumeration of the API that people read. */
export type LabelGroup = string;

/** The words for a code of the API; the code itself, spaced, when the server knows one that this screen does not. */
export function useLabel() {
  const { t } = useTranslation("labels");
  return (group: LabelGroup, code: string | null | undefined) =>
    code == null ? "" : t(`${group}.${code}` as never, { defaultValue: code.replaceAll("_", " ") }) as string;
}

const COLORS: Record<string, string> = {
  declared: "blue", policy_to_identify: "orange", awaiting_insured: "grape", qualified: "indigo", decided: "cyan",
  in_progress: "teal", awaiting_third_party: "grape", closed: "gray", reopened: "orange",
};

/** Where a claim stands, in words. */
export function StatusBadge({ status }: { status: string }) {
  const label = useLabel();
  return <span className="eg-status" data-color={COLORS[status] ?? "gray"}>{label("status", status)}</span>;
}
