import type { ReactNode } from 'react';
import { Fragment } from 'react';
import css from './ClientSheet.module.css';

/** Names and values, one a line. */
export function Facts({
  facts,
}: {
  facts: readonly (readonly [name: string, value: ReactNode])[];
}) {
  return (
    <dl className={css.facts}>
      {facts.map(([name, value], index) => (
        // Two cards may have one name.
        <Fragment key={`${name} ${String(index)}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
