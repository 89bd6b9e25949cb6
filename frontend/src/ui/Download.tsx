import { Button, type ButtonProps, Stack } from "@mantine/core";
import { Download as Arrow } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchFile, save } from "@/lib/files";
import { bytes, percent } from "@/lib/format";
import { ProblemAlert } from "./ProblemAlert";

interface DownloadProps extends ButtonProps {
  /** A GET of the API, on this host. */
  href: string;
  /** The file's name when the server gives none. */
  name: string;
  children: ReactNode;
}

/** A file of the API: how far it has come, and why it did not when it does not. A session that ended is asked for. */
export function Download({ href, name, children, ...button }: DownloadProps) {
  const { t } = useTranslation();
  const [came, setCame] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const start = async () => {
    stop.current = new AbortController();
    setProblem(null);
    setCame(t("download.waiting"));
    const told = (read: number, total: number | null) => setCame(total ? percent(read / total) : bytes(read));
    try {
      save(await fetchFile(href, name, told, stop.current.signal));
    } catch (error) {
      if (!stop.current.signal.aborted) setProblem(error);
    } finally {
      setCame(null);
    }
  };
  const cancel = () => stop.current?.abort();
  return (
    <Stack gap={4}>
      <Button variant="default" leftSection={<Arrow size={16} aria-hidden />} {...button} onClick={came === null ? () => void start() : cancel}>
        {came === null ? children : t("download.cancel", { came })}
      </Button>
      <ProblemAlert problem={problem} onRetry={() => void start()} />
    </Stack>
  );
}
