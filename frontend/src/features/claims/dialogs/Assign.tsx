import { Button, Group, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions, claimsAssignMutation } from "@/api/@tanstack/react-query.gen";
import { useMe } from "@/app/session";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { useLabel } from "@/ui/Labels";
import type { ClaimActionProps } from "../contract";
import { claimKey } from "../reads";
import { ClaimModal } from "./ClaimModal";

export default function Assign({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const me = useMe();
  const users = useQuery(accountsUsersOptions()).data?.filter((one) => one.role === "handler" || one.role === "supervisor") ?? [];
  const [to, setTo] = useState(claim.handler?.id ?? "");
  const assign = useAction(claimsAssignMutation().mutationFn, { becomes: claimKey(claim.reference), done: t("form.assign.done"), onDone: onClose });
  const send = (version: number) => void assign.run({ path: { reference: claim.reference }, body: { handler_id: to || null }, headers: ifMatch(version) });
  const name = users.find((one) => one.id === to)?.name ?? t("form.assign.team");
  return (
    <ClaimModal title={label("claim_action", "assign")} submit={t("form.assign.submit")} claim={claim} action={assign} typed={[{ label: t("form.assign.handler"), value: name }]} disabled={to === (claim.handler?.id ?? "")} onSubmit={send} onClose={onClose}>
      <Group align="flex-end" gap="xs">
        <NativeSelect label={t("form.assign.handler")} data-autofocus style={{ flex: 1 }} value={to} error={assign.fields.handler_id} onChange={(event) => setTo(event.currentTarget.value)}
          data={[{ value: "", label: t("form.assign.team") }, ...users.map((one) => ({ value: one.id, label: `${one.name} (${label("role", one.role).toLowerCase()})` }))]} />
        {users.some((one) => one.id === me.id) && <Button variant="default" onClick={() => setTo(me.id)}>{t("form.assign.me")}</Button>}
      </Group>
    </ClaimModal>
  );
}
