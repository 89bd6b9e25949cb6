import { Button, Group, Kbd, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { Answer, CodedOut, QuestionOut } from "@/api/types.gen";
import { Section } from "@/ui/Section";

export type Answers = Record<string, Answer>;

interface QuestionsProps {
  questions: readonly QuestionOut[];
  answers: readonly CodedOut[];
  given: Answers;
  /** Codes still to ask, as the server orders them. */
  open: readonly string[];
  onAnswer: (code: string, answer: Answer) => void;
  onUndo: () => void;
  onRestart: () => void;
}

/** One question after another; a digit answers. */
export function Questions({ questions, answers, given, open, onAnswer, onUndo, onRestart }: QuestionsProps) {
  const { t } = useTranslation("qualification");
  const asked = questions.find((one) => open.includes(one.code) && !(one.code in given));
  useHotkeys([
    ...answers.map((one, index): [string, () => void] => [String(index + 1), () => asked && onAnswer(asked.code, one.code as Answer)]),
    ["Backspace", onUndo],
  ]);
  const count = Object.keys(given).length;
  return (
    <Section title={t("questions")} actions={<Text size="sm" c="dimmed">{t("answered", { count })}</Text>}>
      <div aria-live="polite" style={{ minHeight: "5.5rem" }}>
        {asked ? (
          <>
            <Text fw={600}>{asked.handler}</Text>
            <Text size="sm" c="dimmed">{asked.why}</Text>
          </>
        ) : <Text>{t("done")}</Text>}
      </div>
      <Group gap="xs" mb="xs">
        {asked && answers.map((one, index) => (
          <Button key={one.code} variant="default" leftSection={<Kbd size="xs">{index + 1}</Kbd>} onClick={() => onAnswer(asked.code, one.code as Answer)}>{one.handler}</Button>
        ))}
        {count > 0 && <Button variant="subtle" size="xs" onClick={onUndo}>{t("undo")}</Button>}
        {count > 0 && <Button variant="subtle" size="xs" onClick={onRestart}>{t("restart")}</Button>}
      </Group>
      <Text size="xs" c="dimmed">{t("keys")}</Text>
      {count > 0 && (
        <details>
          <summary>{t("lastQuestion")}</summary>
          <ul className="eg-answers">
            {Object.entries(given).map(([code, answer]) => (
              <li key={code}>{questions.find((one) => one.code === code)?.handler} <strong>{answers.find((one) => one.code === answer)?.handler}</strong></li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
