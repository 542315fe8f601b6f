import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, switchLanguage } from '../i18n/index.ts';
import type { ScopeName } from '../keyboard/key-map.ts';
import { keyScopes, onUnusedScan } from '../keyboard/keyboard.ts';
import { KeySheet } from '../keyboard/KeySheet.tsx';
import { TypedNumber } from '../ui/TypedNumber.tsx';
import { chooseNextTheme } from '../ui/theme.ts';
import { useKeys } from '../keyboard/use-keys.ts';
import { onKeySheet } from './key-sheet.ts';

/** Keys that work everywhere, signed in or not; and the message for a scan that nothing handles. */
export function GlobalKeys() {
  const { t } = useTranslation('keys');
  const { message } = App.useApp();
  const [active, setActive] = useState<readonly ScopeName[] | null>(null);
  const toggle = () => {
    setActive((now) => (now === null ? keyScopes.active() : null));
  };
  useKeys(
    'global',
    {
      '?': toggle,
      'Ctrl+/': toggle,
      F1: toggle,
      'Alt+G': () => {
        switchLanguage(currentLanguage() === 'zh' ? 'en' : 'zh');
      },
      'Alt+T': chooseNextTheme,
    },
    { global: true },
  );
  useEffect(() => onKeySheet(toggle), []);
  useEffect(
    () =>
      onUnusedScan((dialog) => {
        void message.warning({
          key: 'scan',
          duration: 6,
          content: <span role="alert">{t(dialog ? 'scan.dialog' : 'scan.screen')}</span>,
        });
      }),
    [message, t],
  );
  return (
    <>
      <TypedNumber />
      {active && <KeySheet active={active} close={toggle} />}
    </>
  );
}
