import { Group, Input, Progress, Text } from "@mantine/core";
import { FileUp } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { refusedFile } from "@/lib/files";
import { bytes } from "@/lib/format";
import "./FileDrop.css";

interface FileDropProps {
  label: string;
  /** As `accept` of an input: ".csv,text/csv". */
  accept: string;
  /** The kinds taken, in words: "un fichier CSV". */
  kinds: string;
  maxBytes: number;
  file: File | null;
  onPick: (file: File | null) => void;
  /** Sent so far, 0 to 1; null when nothing is on its way. */
  progress?: number | null;
  error?: string | null;
  required?: boolean;
}

/** A file dropped or picked. The field itself is a file input, so that keyboard and readers know it. */
export function FileDrop({ label, accept, kinds, maxBytes, file, onPick, progress = null, error, required }: FileDropProps) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const take = (picked: File | undefined) => {
    if (!picked) return;
    const why = refusedFile(picked, accept, maxBytes);
    setRefused(why && t(`file.refused.${why}`, { name: picked.name, kinds, max: bytes(maxBytes) }));
    onPick(why ? null : picked);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const trouble = refused ?? error;
  return (
    <Input.Wrapper label={label} labelProps={{ htmlFor: id }} required={required}>
      <label className="eg-drop" data-over={over || undefined} htmlFor={id} onDrop={drop} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}>
        <input id={id} type="file" accept={accept} required={required && file === null} disabled={progress !== null} aria-describedby={`${id}-help`} aria-invalid={trouble ? true : undefined}
          onChange={(event) => { take(event.currentTarget.files?.[0]); event.currentTarget.value = ""; }} />
        <Group gap="sm" wrap="nowrap">
          <FileUp size={20} aria-hidden />
          <span>
            <Text span size="sm" fw={600} display="block">{file ? file.name : t("file.pick")}</Text>
            <Text span size="xs" c="dimmed" id={`${id}-help`}>{file ? t("file.picked", { size: bytes(file.size) }) : t("file.help", { kinds, max: bytes(maxBytes) })}</Text>
          </span>
        </Group>
      </label>
      {progress !== null && <Progress value={progress * 100} animated mt={4} aria-label={t("file.sending")} />}
      {trouble && <Input.Error role="alert" mt={4}>{trouble}</Input.Error>}
    </Input.Wrapper>
  );
}
