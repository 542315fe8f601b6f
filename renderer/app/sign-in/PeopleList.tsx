import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/status/EmptyState.tsx';
import { isComposing } from '../../keyboard/key-names.ts';
import { Kbd } from '../../keyboard/Kbd.tsx';
import type { SignInPerson } from './find-people.ts';
import { findPeople } from './find-people.ts';
import css from './SignIn.module.css';
import { lastPerson } from './last-person.ts';

interface PeopleListProps {
  readonly people: readonly SignInPerson[];
  readonly choose: (person: SignInPerson) => void;
}

/** The people who may sign in: typing filters, arrows choose, Enter continues. */
export function PeopleList({ people, choose }: PeopleListProps) {
  const { t } = useTranslation('session');
  const { t: common } = useTranslation('common');
  const id = useId();
  const [text, setText] = useState('');
  const found = findPeople(people, text);
  const [marked, setMarked] = useState(lastPerson);
  const list = useRef<HTMLUListElement>(null);
  // By person, not by index, because the list may change.
  const markedAt = found.findIndex(({ staffNo }) => staffNo === marked);
  const at = markedAt === -1 ? Math.min(0, found.length - 1) : markedAt;
  const mark = (index: number) => {
    setMarked(found[index]?.staffNo ?? null);
  };
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      mark(Math.min(at + 1, found.length - 1));
    },
    ArrowUp: () => {
      mark(Math.max(at - 1, 0));
    },
    Enter: () => {
      const person = found[at];
      if (person) choose(person);
    },
  };
  return (
    <>
      <h1 className={css.title}>{t('title')}</h1>
      <input
        className={css.field}
        type="text"
        role="combobox"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        placeholder={t('find')}
        aria-label={t('find')}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${String(at)}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setMarked(null);
        }}
        onKeyDown={(event) => {
          const act = isComposing(event.nativeEvent) ? undefined : keys[event.key];
          if (!act) return;
          event.preventDefault();
          act();
        }}
      />
      {found.length === 0 && (
        <EmptyState title={t(people.length === 0 ? 'noPeople' : 'nobody')}>
          {t('nobodyHint')}
        </EmptyState>
      )}
      <ul ref={list} id={id} className={css.people} role="listbox" aria-label={t('people')}>
        {found.map((person, index) => (
          <li
            key={person.staffNo}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === at}
            className={cx(css.person, index === at && css.marked)}
            onPointerMove={() => {
              mark(index);
            }}
            onClick={() => {
              choose(person);
            }}
          >
            <span className={css.personName}>{person.name}</span>
            <span className={css.role}>{common(`role.${person.role}`)}</span>
            <span className={css.hint}>
              {person.hasPin ? '' : t(person.code?.isReset === true ? 'pinReset' : 'noPin')}
              {index === at && <Kbd keys="Enter" />}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
