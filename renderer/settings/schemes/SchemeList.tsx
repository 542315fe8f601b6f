import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dot } from '../../ui/status/Dot.tsx';
import { Kbd } from '../../keyboard/Kbd.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { KnownSchemeView } from './known.ts';
import css from './Schemes.module.css';
import { useWords } from './use-words.ts';

interface SchemeListProps {
  readonly schemes: readonly KnownSchemeView[];
  readonly inUse: string;
  readonly picked: string;
  readonly pick: (id: string) => void;
  readonly add: () => void;
}

/** Built-in and own schemes. */
export function SchemeList({ schemes, inUse, picked, pick, add }: SchemeListProps) {
  const { t } = useTranslation('schemes');
  const words = useWords();
  return (
    <Panel
      title={t('list.title')}
      aside={
        <>
          <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" />{' '}
          <Button size="small" keys="N" onClick={add}>
            {t('list.add')}
          </Button>
        </>
      }
    >
      <ul className={css.list}>
        {schemes.map(({ scheme, builtIn }) => (
          <li key={scheme.id}>
            <button
              type="button"
              aria-pressed={scheme.id === picked}
              className={cx(css.scheme, scheme.id === picked && css.on)}
              onClick={() => {
                pick(scheme.id);
              }}
            >
              <b>{words.name(scheme)}</b>
              <small>
                {builtIn ? t('list.builtIn') : t('list.own')} ·{' '}
                {t('list.version', { n: scheme.version })}
                {scheme.id === inUse && (
                  <>
                    {' · '}
                    <Dot look="good" />
                    {t('list.inUse')}
                  </>
                )}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
