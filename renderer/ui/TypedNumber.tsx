import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { onTypedDigits, typedDigits } from '../keyboard/keyboard.ts';
import css from './TypedNumber.module.css';

/** Shows the digits typed so far while more may follow (counters from 10 on), above everything else. */
export function TypedNumber() {
  const { t } = useTranslation('keys');
  const digits = useSyncExternalStore(onTypedDigits, typedDigits);
  return (
    <p className={css.typed} role="status" hidden={digits === ''}>
      {digits !== '' && (
        <>
          <b>{digits}</b>
          {t('typed')}
        </>
      )}
    </p>
  );
}
