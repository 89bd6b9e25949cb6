import type { MailLineOut } from "@/api/types.gen";

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The lines that hold every word typed, in the subject or the recipient, whatever the accents. */
export function matching<Line extends Pick<MailLineOut, "subject" | "recipient">>(lines: readonly Line[], typed: string): Line[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return lines.filter((line) => words.every((word) => plain(`${line.subject} ${line.recipient}`).includes(word)));
}
