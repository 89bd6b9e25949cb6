import { type MutationFunction, type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { notifications } from "@mantine/notifications";
import { Problem } from "./problem";

interface Effects<Data> {
  /** Keys to read again; without it, everything on the screen is. */
  invalidates?: QueryKey[];
  /** The read whose new state the answer is: the next form opens on its version, without waiting for the reading. */
  becomes?: QueryKey;
  /** Said aloud in a corner once done. */
  done?: string;
  onDone?: (data: Data) => void;
}

/** The cache tells its readers in the next task: until then the screen still holds the version of before. */
const drawn = () => new Promise((resolve) => setTimeout(resolve));

/**
 * One use case of the API behind a button or a form.
 *
 * `run` never throws: a refusal stays in `problem`, to be shown by `<ProblemAlert>` and, field by field, in `problem.fields`;
 * `stale` says that somebody changed the thing meanwhile (412): what was typed is kept.
 */
export function useAction<Data, Variables>(
  mutationFn: MutationFunction<Data, Variables> | undefined,
  effects: Effects<Data> = {},
) {
  const client = useQueryClient();
  const { t } = useTranslation();
  const mutation = useMutation<Data, Error, Variables>({
    mutationFn,
    onSuccess: async (data) => {
      if (effects.becomes) {
        client.setQueryData(effects.becomes, data);
        await drawn();
      }
      if (effects.done) notifications.show({ message: effects.done, color: "teal", closeButtonProps: { "aria-label": t("close") } });
      effects.onDone?.(data);
      const keys = effects.invalidates;
      await (keys ? Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }))) : client.invalidateQueries());
    },
  });
  const problem = mutation.error;
  return {
    run: (variables: Variables): Promise<Data | undefined> => mutation.mutateAsync(variables).catch(() => undefined),
    pending: mutation.isPending,
    problem,
    stale: problem instanceof Problem && problem.status === 412,
    fields: problem instanceof Problem ? problem.fields : {},
    data: mutation.data,
    reset: mutation.reset,
  };
}
