import type { ReactNode } from 'react';
import { Fragment } from 'react';
import css from './ClientSheet.module.css';

/** Names and values, one a line. */
export function Facts({
  facts,
}: {
  facts: readonly (readonly [name: ReactNode, value: ReactNode])[];
}) {
  return (
    <dl className={css.facts}>
      {facts.map(([name, value], index) => (
        // The lines of a sheet keep their places, and two may have one name.
        <Fragment key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
