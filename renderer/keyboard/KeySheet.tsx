import { useTranslation } from 'react-i18next';
import { keys as words } from '../i18n/zh/keys.ts';
import { cx } from '../ui/class-names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Kbd } from './Kbd.tsx';
import type { ScopeName } from './key-map.ts';
import css from './KeySheet.module.css';

const scopes = Object.keys(words.acts) as readonly ScopeName[];

interface KeySheetProps {
  /** The scopes whose keys worked when it was opened, the top one first. */
  readonly active: readonly ScopeName[];
  readonly close: () => void;
}

/** All keys of the console, from the key map. Those that work now come first. */
export function KeySheet({ active, close }: KeySheetProps) {
  const { t } = useTranslation('keys');
  return (
    <Dialog title={t('title')} note={t('note')} width={1120} close={close} shows>
      <div>
        <h3 className={css.head}>{t('now')}</h3>
        <Scopes of={active} now />
      </div>
      <div>
        <h3 className={css.head}>{t('others')}</h3>
        <Scopes of={scopes.filter((scope) => !active.includes(scope))} />
      </div>
      <p className={css.note}>{t('digits')}</p>
    </Dialog>
  );
}

function Scopes({ of, now = false }: { of: readonly ScopeName[]; now?: boolean }) {
  const { t } = useTranslation('keys');
  return (
    <div className={cx(css.scopes, now && css.now)}>
      {of.map((scope) => (
        <div key={scope} className={css.scope}>
          <h4>{t(`scopes.${scope}`)}</h4>
          <dl>
            {Object.entries(t(`acts.${scope}`, { returnObjects: true })).map(([keys, act]) => (
              <div key={keys} className={css.line}>
                <dt>
                  <Kbd keys={keys} />
                  <span className="visually-hidden">{keys}</span>
                </dt>
                <dd>{act}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}
