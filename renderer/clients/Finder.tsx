import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../ui/Kbd.tsx';
import field from '../lobby/SearchField.module.css';

interface FinderProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly text: string;
  readonly pending: boolean;
  readonly change: (text: string) => void;
  /** Keys that move in the list while the field keeps the focus. */
  readonly keys: Readonly<Record<string, () => void>>;
  readonly controls: string;
  readonly active: string | undefined;
}

/** The search field of the client list. */
export function Finder({ ref, text, pending, change, keys, controls, active }: FinderProps) {
  const { t } = useTranslation('clients');
  return (
    <div className={field.search} role="search">
      <svg viewBox="0 0 16 16" aria-hidden="true" data-pending={pending}>
        <circle cx="7" cy="7" r="4.6" />
        <path d="M10.5 10.5L14 14" />
      </svg>
      <input
        ref={ref}
        type="text"
        role="combobox"
        autoFocus
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={100}
        placeholder={t('list.search')}
        aria-label={t('list.label')}
        aria-keyshortcuts="/"
        aria-expanded
        aria-controls={controls}
        aria-activedescendant={active}
        value={text}
        onChange={(event) => {
          change(event.target.value);
        }}
        onKeyDown={(event) => {
          const act = event.nativeEvent.isComposing ? undefined : keys[event.key];
          if (!act) return;
          event.preventDefault();
          act();
        }}
      />
      <Kbd keys={text === '' ? '/' : 'Escape'} />
    </div>
  );
}
