import type { ReactNode } from 'react';
import css from './EmptyState.module.css';

/** The text of an empty panel: what it will show, and what to do, in two short lines. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <p className={css.title}>{title}</p>
      {children !== undefined && <div className={css.more}>{children}</div>}
    </div>
  );
}
