import { Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../keyboard/Kbd.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { PinDialog } from './sign-in/PinDialog.tsx';
import { lock, useAccount } from './session.ts';
import css from './Shell.module.css';

/** The menu of the signed-in person: change the PIN, lock the window. */
export function UserMenu() {
  const { t } = useTranslation(['session', 'common']);
  const account = useAccount();
  const [changing, setChanging] = useState(false);
  const change = () => {
    setChanging(true);
  };
  useKeys('shell', { 'Alt+U': change });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'pin',
              label: (
                <>
                  {t('change.menu')} <Kbd keys="Alt+U" />
                </>
              ),
              onClick: change,
            },
            {
              key: 'lock',
              label: (
                <>
                  {t('common:header.lock')} <Kbd keys="Ctrl+L" />
                </>
              ),
              onClick: lock,
            },
          ],
        }}
      >
        <button
          type="button"
          className={css.tool}
          aria-haspopup="menu"
          aria-keyshortcuts="Alt+U"
          title={t('change.menu')}
        >
          <span>
            {account.name} · {t(`common:roleShort.${account.role}`)}
          </span>
        </button>
      </Dropdown>
      {changing && (
        <PinDialog
          close={() => {
            setChanging(false);
          }}
        />
      )}
    </>
  );
}
