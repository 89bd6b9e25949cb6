import { TextInput, type TextInputProps } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { day } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { type Interval, readDate } from "./dates";

interface PublishedInputProps extends Omit<TextInputProps, "value" | "onChange"> {
  value: string;
  today: string;
  onChange: (typed: string) => void;
}

/** A date as it is said; read back at once with how sure it is. */
export function PublishedInput({ value, today, onChange, error, ...field }: PublishedInputProps) {
  const { t } = useTranslation("declaration");
  const said = useSaid();
  const read = readDate(value, today);
  const unread = value.trim() !== "" && read === null;
  return (
    <TextInput {...field} value={value} autoComplete="off" onChange={(event) => onChange(event.currentTarget.value)} inputWrapperOrder={["label", "input", "description", "error"]}
      error={error ?? (unread ? t("content.unread") : null)} description={read ? said(read) : t("content.publishedHelp")} />
  );
}

function useSaid() {
  const { t } = useTranslation("declaration");
  const label = useLabel();
  return (read: Interval) => {
    const words = read.earliest !== read.latest ? t("content.between", { from: day(read.earliest), to: day(read.latest) })
      : t(read.certainty === "about" ? "content.around" : "content.on", { day: day(read.earliest) });
    return `${words} · ${label("certainty", read.certainty)}`;
  };
}
