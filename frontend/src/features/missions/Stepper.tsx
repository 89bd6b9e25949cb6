import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ServiceRequestOut } from "@/api/types.gen";
import "./missions.css";
import { stepsOf, type StepState } from "./steps";

const MARK: Record<StepState, string> = { done: "✓", now: "●", todo: "", failed: "×", skipped: "–" };

/** The way of a mission on one line, in one column on a phone: shape and words, never the colour alone. */
export function Stepper({ mission, allChecked }: { mission: ServiceRequestOut; allChecked: boolean | null }) {
  const { t } = useTranslation("missions");
  return (
    <ol className="eg-steps" aria-label={t("steps.label")}>
      {stepsOf(mission, allChecked).map(({ step, state }) => (
        <li key={step} data-state={state} aria-current={state === "now" ? "step" : undefined}>
          <i aria-hidden>{MARK[state]}</i>
          {t(`steps.${step}`)}
          <VisuallyHidden>{t(`steps.state.${state}`)}</VisuallyHidden>
        </li>
      ))}
    </ol>
  );
}
