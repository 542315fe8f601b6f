import type { SourceRowView } from '../../../shared/contract/explanation.ts';
import type { FenSum } from '../../../shared/model/money.ts';

/** A source row as the columns of a table; what a row does not have is null. */
export interface RowCells {
  /** A day or a month. */
  readonly at: string;
  readonly ofMonth: 'average' | 'sum' | null;
  readonly account: string | null;
  readonly amountFen: FenSum;
  readonly days: number | null;
  readonly file: string | null;
  readonly line: number | null;
  /** Postings that an opening balance sums up. */
  readonly postings: number | null;
}

const nothing = {
  ofMonth: null,
  account: null,
  days: null,
  file: null,
  line: null,
  postings: null,
};

/** The cells of a row. */
export function rowCells(row: SourceRowView): RowCells {
  switch (row.kind) {
    case 'posting': {
      const { date, accountNo, amountFen, daysCounted, file, line } = row;
      return { ...nothing, at: date, account: accountNo, amountFen, days: daysCounted, file, line };
    }
    case 'opening': {
      const { date, accountNo, amountFen, daysCounted, postings } = row;
      return { ...nothing, at: date, account: accountNo, amountFen, days: daysCounted, postings };
    }
    case 'month': {
      const { month, averageFen, daysCounted, file } = row;
      return {
        ...nothing,
        at: month,
        ofMonth: 'average',
        amountFen: averageFen,
        days: daysCounted,
        file,
      };
    }
    case 'movement': {
      const { date, accountNo, amountFen, file, line } = row;
      return { ...nothing, at: date, account: accountNo, amountFen, file, line };
    }
    case 'month-sum': {
      const { month, sumFen, file } = row;
      return { ...nothing, at: month, ofMonth: 'sum', amountFen: sumFen, file };
    }
  }
}
