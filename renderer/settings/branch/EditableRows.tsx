import { Panel } from '../../ui/Panel.tsx';
import css from '../forms.module.css';
import { RowList, type RowListProps } from '../RowList.tsx';

interface RowsProps<T> extends RowListProps<T> {
  readonly title: string;
  readonly note?: string;
  readonly problem?: string | undefined;
}

/** A list that a person edits in place, in a panel of its own. */
export function EditableRows<T>({ title, note, problem, ...list }: RowsProps<T>) {
  return (
    <Panel
      title={title}
      note={note}
      aside={problem === undefined ? undefined : <span className={css.problem}>{problem}</span>}
      scroll={false}
    >
      <div className={css.pad}>
        <RowList {...list} />
      </div>
    </Panel>
  );
}
