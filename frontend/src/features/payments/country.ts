import { i18n } from "@/app/i18n";

/** A country by its name in the reader's language; an unknown code stays as it is. */
export const country = (code: string): string => {
  try {
    return new Intl.DisplayNames(i18n.language, { type: "region" }).of(code) ?? code;
  } catch {
    return code; // not the shape of a code: shown as it was written
  }
};
