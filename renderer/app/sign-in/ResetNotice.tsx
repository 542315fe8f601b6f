import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/index.ts';
import { Button } from '../../ui/Button.tsx';
import { useKeys } from '../../keyboard/use-keys.ts';
import { useAccount } from '../session.ts';
import css from '../Shell.module.css';

/**
 * Tells a person at each sign-in of the last week's PIN resets, by whom and when. Closing it is for this sign-in only,
 * because somebody else may have signed in first after the reset.
 */
export function ResetNotice() {
  const { t } = useTranslation('session');
  const language = useLanguage();
  const { resets } = useAccount();
  const [read, setRead] = useState(false);
  const put = () => {
    setRead(true);
  };
  const shown = resets.length > 0 && !read;
  useKeys('shell', { 'Alt+O': put }, { enabled: shown, inFields: true });
  if (!shown) return null;
  return (
    <div className={css.reset} role="alert">
      <p>
        {resets.map(({ byName, at }) => (
          <b key={at}>{t('wasReset', { name: byName, when: dayAndTime(at, language) })} </b>
        ))}
        {t('notYou')}
      </p>
      <Button size="small" keys="Alt+O" onClick={put}>
        {t('seen')}
      </Button>
    </div>
  );
}
