import { Group, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Contact } from "./kinds";

interface ContactFieldsProps {
  value: Contact;
  onChange: (contact: Contact) => void;
  errors: Record<string, string>;
  /** False where the name is that of a provider or of an insured person. */
  named?: boolean;
}

/** Name, e-mail and postal address of a payee; the bank wants the address in its parts. */
export function ContactFields({ value, onChange, errors, named = true }: ContactFieldsProps) {
  const { t } = useTranslation("payments");
  const field = (key: keyof Contact) => ({
    label: t(`contact.${key}`),
    value: value[key],
    error: errors[key],
    onChange: (event: { currentTarget: { value: string } }) => onChange({ ...value, [key]: event.currentTarget.value }),
  });
  return (
    <>
      {named && <TextInput {...field("name")} required maxLength={140} />}
      <TextInput {...field("email")} type="email" description={t("contact.emailHelp")} />
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <TextInput {...field("building_number")} maxLength={16} w="6rem" style={{ flexGrow: 0 }} />
        <TextInput {...field("street")} maxLength={70} />
      </Group>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <TextInput {...field("postcode")} maxLength={16} w="8rem" style={{ flexGrow: 0 }} />
        <TextInput {...field("city")} maxLength={35} />
        <TextInput {...field("country")} required maxLength={2} pattern="[A-Z]{2}" title={t("contact.countryHelp")} w="6rem" style={{ flexGrow: 0 }} />
      </Group>
    </>
  );
}
