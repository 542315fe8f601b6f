import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import css from '../forms.module.css';

interface RowsProps<T> {
  readonly title: string;
  readonly note?: string;
  /** Said in place of rows when there are none. */
  readonly none?: string;
  readonly problem?: string | undefined;
  readonly heads: readonly string[];
  /** Widths of the columns, as `grid-template-columns`; the button to remove comes after them. */
  readonly columns: string;
  readonly rows: readonly T[];
  readonly nameOf: (row: T) => string;
  readonly fresh: () => T;
  readonly change: (rows: readonly T[]) => void;
  /** The fields of a row. */
  readonly fields: (row: T, index: number, set: (row: T) => void) => ReactNode;
}

/** A list that a person edits in place: a line of fields each, removed at its end, added below. */
export function EditableRows<T>(props: RowsProps<T>) {
  const { title, note, none, problem, heads, columns, rows, nameOf, fresh, change, fields } = props;
  const { t } = useTranslation('settings');
  const style = { gridTemplateColumns: `${columns} 40px` };
  return (
    <Panel
      title={title}
      note={note}
      aside={problem === undefined ? undefined : <span className={css.problem}>{problem}</span>}
      scroll={false}
    >
      <div className={css.rows}>
        {rows.length === 0 && none !== undefined && <p className={css.none}>{none}</p>}
        {rows.length > 0 && (
          <div className={css.head} style={style} aria-hidden="true">
            {heads.map((head) => (
              <span key={head}>{head}</span>
            ))}
          </div>
        )}
        {rows.map((row, index) => (
          <div key={index} className={css.row} style={style} role="group" aria-label={nameOf(row)}>
            {fields(row, index, (next) => {
              change(rows.map((one, at) => (at === index ? next : one)));
            })}
            <Button
              look="quiet"
              className={css.remove}
              aria-label={t('form.removeOf', { name: nameOf(row) })}
              onClick={() => {
                change(rows.filter((_, at) => at !== index));
              }}
            >
              ×
            </Button>
          </div>
        ))}
        <div>
          <Button
            size="small"
            onClick={() => {
              change([...rows, fresh()]);
            }}
          >
            {t('form.add')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
