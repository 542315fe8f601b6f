import { memo } from 'react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import type { DueKind } from '../../../shared/model/clients/client-list.ts';
import { ClientLine } from './ClientLine.tsx';
import css from './ClientList.module.css';

interface ClientLinesProps {
  /** Of the list; each line's is made of it. */
  readonly id: string;
  readonly rows: readonly ClientRow[];
  /** The first row's place in the whole list. */
  readonly first: number;
  /** The marked place of the whole list; null where it is in another part. */
  readonly marked: number | null;
  readonly due: DueKind | undefined;
  readonly mark: (index: number) => void;
  readonly open: (index: number) => void;
}

/** A part of a list that may be thousands of lines long: drawn again only when it changed, laid out only in sight. */
export const ClientLines = memo(function ClientLines(props: ClientLinesProps) {
  const { id, rows, first, marked, due, mark, open } = props;
  return (
    <ul role="presentation" className={css.part}>
      {rows.map((row, at) => {
        const index = first + at;
        return (
          <ClientLine
            key={row.clientNo}
            id={`${id}-${String(index)}`}
            row={row}
            due={due}
            marked={index === marked}
            mark={() => {
              mark(index);
            }}
            open={() => {
              open(index);
            }}
          />
        );
      })}
    </ul>
  );
});
