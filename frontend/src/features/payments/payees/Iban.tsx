import { grouped } from "../iban";

/** An account number, grouped by four. */
export const Iban = ({ iban }: { iban: string }) => <span className="eg-iban">{grouped(iban)}</span>;
