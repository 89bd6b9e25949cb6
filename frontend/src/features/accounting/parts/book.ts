/** A month's books as the API gives them: its schema only says "an object". */
export interface Books {
  month: string;
  final: boolean;
  entries: Entry[];
  debit: string;
  credit: string;
  sha256: string;
}

export interface Entry {
  number: string;
  journal: string;
  booked_on: string;
  value_on: string;
  piece: string;
  label: string;
  lines: { account: string; account_label: string; debit: string; credit: string }[];
}

/** One row of the list: a line, and its entry's head on the first one only. */
export interface BookLine {
  key: string;
  entry: Entry;
  first: boolean;
  account: string;
  accountLabel: string;
  debit: string;
  credit: string;
}

export const linesOf = (books: Books): BookLine[] =>
  books.entries.flatMap((entry) =>
    entry.lines.map((line, index) => ({
      key: `${entry.number} ${index}`, entry, first: index === 0, account: line.account, accountLabel: line.account_label, debit: line.debit, credit: line.credit,
    })),
  );

/** Nothing is written where nothing is moved, as in a ledger. */
export const moved = (amount: string) => (Number(amount) === 0 ? null : amount);
