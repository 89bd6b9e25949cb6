import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const LANGUAGES = ["fr", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const files = import.meta.glob<{ default: object }>(["../locales/*.{fr,en}.ts", "../features/*/locales/{fr,en}.ts"]);

/** `common` and `labels` are in src/locales; any other namespace is the folder of a feature. */
const fileOf = (language: string, namespace: string) =>
  files[`../locales/${namespace}.${language}.ts`] ?? files[`../features/${namespace}/locales/${language}.ts`];

const KEPT = "egide:language";

function remembered(): Language {
  return localStorage.getItem(KEPT) === "en" ? "en" : "fr";
}

export const i18n = i18next.createInstance();

export const ready = i18n
  .use({
    type: "backend" as const,
    read: async (language: string, namespace: string) => {
      const file = fileOf(language, namespace);
      if (!file) throw new Error(`no texts ${namespace}.${language}`);
      return (await file()).default;
    },
  } as never)
  .use(initReactI18next)
  .init({
    lng: remembered(),
    fallbackLng: false,
    ns: ["common", "labels"],
    defaultNS: "common",
    interpolation: { escapeValue: false },
    returnNull: false,
  });

/** Speak this language from now on, in this browser. */
export async function speak(language: Language) {
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}

document.documentElement.lang = remembered();
