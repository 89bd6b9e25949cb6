import { Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsChangeUserMutation } from "@/api/@tanstack/react-query.gen";
import type { UserOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { euros } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { AmountInput } from "@/ui/AmountInput";
import { VersionedModal } from "@/ui/VersionedModal";
import { userChanges } from "./changes";

/** Every zone that this browser knows, with that of the account even when it does not. */
const zones = (own: string) => [...new Set([own, "Europe/Paris", ...Intl.supportedValuesOf("timeZone")])];

export function EditUser({ user, others, onClose }: { user: UserOut; others: readonly UserOut[]; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const [from] = useState(user);
  const [authority, setAuthority] = useState(user.authority ?? "");
  const [supervisor, setSupervisor] = useState(user.supervisor_id);
  const [second, setSecond] = useState(user.second_id);
  const [zone, setZone] = useState(user.zone);
  const change = useAction(accountsChangeUserMutation().mutationFn, { done: t("users.saved"), onDone: onClose });
  const body = userChanges(from, { authority: authority || null, supervisor_id: supervisor, second_id: second, zone });
  const people = others.filter((one) => one.id !== user.id && one.active).map((one) => ({ value: one.id, label: one.name }));
  const nameOf = (id: string | null) => others.find((one) => one.id === id)?.name ?? "";
  const fields = [
    { key: "authority", label: t("users.authority"), of: (one: UserOut) => euros(one.authority) || t("users.byRole") },
    { key: "supervisor", label: t("users.supervisor"), of: (one: UserOut) => nameOf(one.supervisor_id) },
    { key: "second", label: t("users.second"), of: (one: UserOut) => nameOf(one.second_id) },
    { key: "zone", label: t("users.zone"), of: (one: UserOut) => one.zone },
  ];
  return (
    <VersionedModal title={t("users.editTitle", { name: user.name })} submit={t("save")} thing={user} fields={fields} action={change} disabled={Object.keys(body).length === 0} onClose={onClose}
      onSubmit={(version) => void change.run({ path: { user_id: user.id }, headers: ifMatch(version), body })}>
      <AmountInput label={t("users.authority")} description={t("users.authorityHelp")} positive={false} value={authority} error={change.fields.authority} onChange={setAuthority} />
      <Select label={t("users.supervisor")} searchable clearable data={people} value={supervisor} error={change.fields.supervisor_id} onChange={setSupervisor} />
      <Select label={t("users.second")} description={t("users.secondHelp")} searchable clearable data={people} value={second} error={change.fields.second_id} onChange={setSecond} />
      <Select label={t("users.zone")} searchable allowDeselect={false} limit={30} data={zones(user.zone)} value={zone} error={change.fields.zone} onChange={(value) => value && setZone(value)} />
    </VersionedModal>
  );
}
