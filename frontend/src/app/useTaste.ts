import { useMantineColorScheme } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { accountsMyPreferences, accountsSetPreferences } from "@/api/sdk.gen";
import type { PreferencesIn, PreferencesOut } from "@/api/types.gen";
import { i18n, type Language, speak } from "./i18n";
import { PREFERENCES } from "./keys";
import { overlay } from "./overlays";
import { useMe } from "./session";

const useKnown = () => {
  const { is_token: token } = useMe();
  return useQuery({ queryKey: PREFERENCES, queryFn: async ({ signal }) => (await accountsMyPreferences({ signal })).data, enabled: !token, staleTime: Infinity, refetchOnWindowFocus: false });
};

/** How close the rows of long lists stand. */
export const useDensity = () => useKnown().data?.density ?? "compact";

/** The account's language and theme win over what this browser remembered. */
export function useTaste() {
  const { data } = useKnown();
  const { setColorScheme } = useMantineColorScheme();
  const { language, theme } = data ?? {};
  useEffect(() => {
    if (language && language !== i18n.language) void speak(language);
  }, [language]);
  useEffect(() => {
    if (theme) setColorScheme(theme);
  }, [theme, setColorScheme]);
}

/** Changes what is liked: here at once, and on the account so that it follows the person. */
export function useLike() {
  const client = useQueryClient();
  const { setColorScheme } = useMantineColorScheme();
  return useCallback(
    (change: PreferencesIn) => {
      if (change.language) void speak(change.language as Language);
      if (change.theme) setColorScheme(change.theme);
      const liked = (known: PreferencesOut | undefined) => known && { ...known, ...compact(change) };
      client.setQueryData<PreferencesOut>(PREFERENCES, liked);
      // Said again once kept: what was being read meanwhile may have brought back the taste before.
      // A taste that could not be kept is no news to interrupt somebody with: it holds in this browser.
      accountsSetPreferences({ body: change }).then(() => client.setQueryData<PreferencesOut>(PREFERENCES, liked)).catch(() => undefined);
    },
    [client, setColorScheme],
  );
}

const compact = (change: PreferencesIn) => Object.fromEntries(Object.entries(change).filter(([, value]) => value != null)) as Partial<PreferencesOut>;

/** On demonstration data, somebody who has not seen the tour is shown it once. */
export function useFirstTour() {
  const { demo } = useMe();
  const { data } = useKnown();
  const due = demo && data?.tour_done === false;
  useEffect(() => {
    if (due) overlay.set("tour");
  }, [due]);
}
