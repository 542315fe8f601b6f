import { Checkbox } from 'antd';
import { useId, useRef } from 'react';
import { arrowsThroughBoxes } from '../../../keyboard/arrow-focus.ts';
import { Kbd } from '../../../keyboard/Kbd.tsx';
import { useKeys } from '../../../keyboard/use-keys.ts';
import forms from '../../forms.module.css';
import css from './SchemeForm.module.css';

interface ProductChoiceProps<T extends string> {
  readonly title: string;
  /** Goes to the first box; from there arrows and the space bar do the rest. */
  readonly keys: string;
  readonly all: readonly T[];
  readonly chosen: readonly T[];
  readonly name: (one: T) => string;
  /** Beside the name: what else counts it already. */
  readonly note?: ((one: T) => string | undefined) | undefined;
  readonly problem?: string | undefined;
  readonly change: (chosen: readonly T[]) => void;
}

/** Which of a known list count, by name; the box before the title takes all of them or none. */
export function ProductChoice<T extends string>(props: ProductChoiceProps<T>) {
  const { title, keys, all, chosen, name, note, problem, change } = props;
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  useKeys(
    'schemeForm',
    { [keys]: () => group.current?.querySelector('input')?.focus() },
    { inFields: true },
  );
  const taken = all.filter((one) => chosen.includes(one));
  const others = chosen.filter((one) => !all.includes(one));
  return (
    <fieldset
      ref={group}
      onKeyDown={arrowsThroughBoxes}
      className={forms.group}
      aria-describedby={problem === undefined ? undefined : `${id}-problem`}
    >
      <legend>
        <Checkbox
          checked={taken.length === all.length}
          indeterminate={taken.length > 0 && taken.length < all.length}
          onChange={(event) => {
            change(event.target.checked ? [...others, ...all] : others);
          }}
        >
          {title}
        </Checkbox>
        <Kbd keys={keys} /> <Kbd keys="ArrowLeft" /> <Kbd keys="ArrowRight" /> <Kbd keys=" " />
      </legend>
      <div className={css.products}>
        {all.map((one) => {
          const more = note?.(one);
          return (
            <Checkbox
              key={one}
              checked={chosen.includes(one)}
              onChange={(event) => {
                // In the order of the list, so that the same choice is the same text.
                const next = all.filter((other) =>
                  other === one ? event.target.checked : chosen.includes(other),
                );
                change([...others, ...next]);
              }}
            >
              {name(one)}
              {more !== undefined && <small className={css.also}>{more}</small>}
            </Checkbox>
          );
        })}
      </div>
      {problem !== undefined && (
        <small id={`${id}-problem`} className={forms.problem}>
          {problem}
        </small>
      )}
    </fieldset>
  );
}
