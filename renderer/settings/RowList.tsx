import type { KeyboardEvent, ReactNode } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { isComposing } from '../keyboard/key-names.ts';
import { Kbd } from '../keyboard/Kbd.tsx';
import css from './forms.module.css';

export interface RowListProps<T> {
  /** Said in place of rows when there are none. */
  readonly none?: string | undefined;
  readonly heads: readonly string[];
  /** Widths of the columns, as `grid-template-columns`; the button to remove comes after them. */
  readonly columns: string;
  readonly rows: readonly T[];
  readonly nameOf: (row: T) => string;
  /** @param after the row that the new one comes after */
  readonly fresh: (after: number) => T;
  readonly change: (rows: readonly T[]) => void;
  /** The fields of a row. */
  readonly fields: (row: T, index: number, set: (row: T) => void) => ReactNode;
  /** New rows come after the one with the focus; else last. */
  readonly ordered?: boolean;
  /** Rows that there may be at most. */
  readonly most?: number;
}

const fields = 'input, textarea, [tabindex="0"]';

/**
 * Lines of fields that a person edits in place: each is removed at its end, new ones are added below. The keys concern
 * the line with the focus, so several lists on one screen share them.
 */
export function RowList<T>(props: RowListProps<T>) {
  const { none, heads, columns, rows, nameOf, fresh, change, ordered = false, most = 99 } = props;
  const { t } = useTranslation('settings');
  const list = useRef<HTMLDivElement>(null);
  const focusNext = useRef<number | null>(null);
  useLayoutEffect(() => {
    const at = focusNext.current;
    if (at === null) return;
    focusNext.current = null;
    const lines = list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
    lines[Math.min(at, lines.length - 1)]?.querySelector<HTMLElement>(fields)?.focus();
  });
  const style = { gridTemplateColumns: `${columns} 40px` };
  const focused = () => {
    const line = document.activeElement?.closest<HTMLElement>('[data-row]');
    return line && list.current?.contains(line) ? Number(line.dataset['row']) : null;
  };
  const add = () => {
    if (rows.length >= most) return;
    const after = (ordered ? focused() : null) ?? rows.length - 1;
    focusNext.current = after + 1;
    change(rows.toSpliced(after + 1, 0, fresh(after)));
  };
  const remove = (at: number) => {
    focusNext.current = Math.max(0, at - 1);
    change(rows.toSpliced(at, 1));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || isComposing(event.nativeEvent)) return;
    const at = focused();
    if (event.key === 'Insert') add();
    else if (event.key === 'Delete' && at !== null) remove(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} className={css.rowList} onKeyDown={onKeyDown}>
      {rows.length === 0 && none !== undefined && <p className={css.none}>{none}</p>}
      {rows.length > 0 && heads.length > 0 && (
        <div className={css.head} style={style} aria-hidden="true">
          {heads.map((head) => (
            <span key={head}>{head}</span>
          ))}
        </div>
      )}
      {rows.map((row, index) => (
        <div
          key={index}
          data-row={index}
          className={css.row}
          style={style}
          role="group"
          aria-label={nameOf(row)}
        >
          {props.fields(row, index, (next) => {
            change(rows.with(index, next));
          })}
          <Button
            look="quiet"
            className={css.remove}
            aria-label={t('form.removeOf', { name: nameOf(row) })}
            aria-keyshortcuts="Alt+Delete"
            onClick={() => {
              remove(index);
            }}
          >
            ×
          </Button>
        </div>
      ))}
      <div className={css.rowActs}>
        <Button
          size="small"
          keys="Alt+Insert"
          disabled={rows.length >= most}
          // The line keeps the focus, so that the new one comes after it.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={add}
        >
          {ordered ? t('form.addAfter') : t('form.add')}
        </Button>
        {rows.length > 0 && (
          <span>
            {t('form.removeThis')} <Kbd keys="Alt+Delete" />
          </span>
        )}
      </div>
    </div>
  );
}
