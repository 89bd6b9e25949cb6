import { Button, Group, Table as Grid } from "@mantine/core";
import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "./Empty";
import { Wait } from "./Wait";

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  right?: boolean;
}

interface TableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty: ReactNode;
}

/** A list of some dozens of rows; on a phone each row is a card. */
export function Table<Row>({ caption, columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <div className="eg-table-frame">
      <Grid className="eg-table" verticalSpacing={6} highlightOnHover aria-label={caption}>
        <Grid.Thead>
          <Grid.Tr>{columns.map((column) => <Grid.Th key={column.key} ta={column.right ? "right" : undefined}>{column.label}</Grid.Th>)}</Grid.Tr>
        </Grid.Thead>
        <Grid.Tbody>
          {rows.map((row) => (
            <Grid.Tr key={rowKey(row)}>
              {columns.map((column) => (
                <Grid.Td key={column.key} data-label={column.label} ta={column.right ? "right" : undefined}>{column.cell(row)}</Grid.Td>
              ))}
            </Grid.Tr>
          ))}
        </Grid.Tbody>
      </Grid>
    </div>
  );
}

interface PagedProps<Row> extends Omit<TableProps<Row>, "rows"> {
  query: UseInfiniteQueryResult<Row[]>;
}

/** A keyset list: its first page, then more on demand. */
export function PagedTable<Row>({ query, ...table }: PagedProps<Row>) {
  const { t } = useTranslation();
  return (
    <Wait query={query} rows={8}>
      {(rows) => (
        <>
          <Table {...table} rows={rows} />
          {query.hasNextPage && (
            <Group justify="center" mt="sm">
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t("more")}</Button>
            </Group>
          )}
        </>
      )}
    </Wait>
  );
}
