import { useTranslation } from 'react-i18next';
import { clockTime, dayWithWeekday } from '../i18n/format.ts';
import { useLanguage } from '../i18n/index.ts';
import { localText } from '../i18n/local-text.ts';
import { Kbd } from '../keyboard/Kbd.tsx';
import { useServerNow } from '../actions/server-clock.ts';
import { HeaderTools } from './HeaderTools.tsx';
import { LineState } from './LineState.tsx';
import type { Place } from './place.ts';
import { lock } from './session.ts';
import css from './Shell.module.css';
import { useAltHeld } from './use-alt-held.ts';
import { UserMenu } from './UserMenu.tsx';
import type { Status } from './use-status.ts';

interface HeaderProps {
  readonly branch: NonNullable<Status['branch']>;
  readonly places: readonly Place[];
  readonly place: Place;
}

/** The header of every screen: branch, navigation, connection, time, person. */
export function Header({ branch, places, place }: HeaderProps) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const now = useServerNow(1000);
  const altHeld = useAltHeld();
  return (
    <header className={css.header}>
      <span className={css.name}>{t('app')}</span>
      <span className={css.branch}>{localText(branch.name, language)}</span>
      <nav className={css.nav} aria-label={t('nav.label')}>
        {places.map((one, index) => (
          <a
            key={one}
            href={`#/${one}`}
            aria-current={one === place ? 'page' : undefined}
            aria-keyshortcuts={`Alt+${String(index + 1)}`}
          >
            {t(`nav.${one}`)}
            {altHeld && <Kbd keys={String(index + 1)} />}
          </a>
        ))}
      </nav>
      <div className={css.right}>
        <LineState />
        <time>
          {dayWithWeekday(now, language)} {clockTime(now)}
        </time>
        <UserMenu />
        <span className={css.tools}>
          <HeaderTools />
          <button
            type="button"
            className={css.tool}
            onClick={lock}
            aria-label={t('header.lock')}
            title={t('header.lock')}
            aria-keyshortcuts="Control+L"
          >
            <Kbd keys="Ctrl+L" />
          </button>
        </span>
      </div>
    </header>
  );
}
