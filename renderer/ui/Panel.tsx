import type { ReactNode } from 'react';
import { useId, useRef } from 'react';
import { cx } from './class-names.ts';
import css from './Panel.module.css';
import { useScrollFocus } from './use-scroll-focus.ts';

interface PanelProps {
  readonly title?: ReactNode;
  /** Small text beside the title. */
  readonly note?: ReactNode;
  /** At the right end of the title line. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  /** Whether the panel scrolls its content; off if a part inside scrolls. */
  readonly scroll?: boolean;
}

/** A bordered area of a screen with an optional title line. */
export function Panel({ title, note, aside, children, className, scroll = true }: PanelProps) {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  useScrollFocus(body);
  return (
    <section className={cx(css.panel, className)} aria-labelledby={title ? id : undefined}>
      {title !== undefined && (
        <div className={css.head}>
          <h2 id={id}>{title}</h2>
          {note !== undefined && <span className={css.note}>{note}</span>}
          {aside !== undefined && <span className={css.aside}>{aside}</span>}
        </div>
      )}
      {scroll ? (
        <div ref={body} className={css.body}>
          {children}
        </div>
      ) : (
        children
      )}
    </section>
  );
}
