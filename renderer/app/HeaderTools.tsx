import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { switchLanguage, useLanguage } from '../i18n/index.ts';
import type { ThemeChoice } from '../ui/theme.ts';
import { chooseTheme, themeChoices, useThemeChoice } from '../ui/theme.ts';
import { Kbd } from '../keyboard/Kbd.tsx';
import { toggleKeySheet } from './key-sheet.ts';
import css from './Shell.module.css';

/** Language, theme and the sheet of keys; on every screen, also before sign-in. */
export function HeaderTools() {
  const { t } = useTranslation('common');
  const { t: words } = useTranslation('keys');
  const language = useLanguage();
  const choice = useThemeChoice();
  const themeNames = {
    system: t('header.themeSystem'),
    light: t('header.themeLight'),
    dark: t('header.themeDark'),
  };
  return (
    <>
      <button
        type="button"
        className={css.tool}
        aria-label={`${t('header.otherLanguage')} ${t('header.language')}`}
        title={t('header.language')}
        aria-keyshortcuts="Alt+G"
        onClick={() => {
          switchLanguage(language === 'zh' ? 'en' : 'zh');
        }}
      >
        <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{t('header.otherLanguage')}</span>
        <Kbd keys="Alt+G" />
      </button>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [choice],
          items: themeChoices.map((one) => ({ key: one, label: themeNames[one] })),
          onClick: ({ key }) => {
            chooseTheme(key as ThemeChoice);
          },
        }}
      >
        <button
          type="button"
          className={css.tool}
          aria-label={t('header.theme')}
          title={t('header.theme')}
          aria-haspopup="menu"
          aria-keyshortcuts="Alt+T"
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="6" />
            <path d="M8 2a6 6 0 010 12z" fill="currentColor" />
          </svg>
          <Kbd keys="Alt+T" />
        </button>
      </Dropdown>
      <button
        type="button"
        className={css.tool}
        aria-label={words('open')}
        title={words('open')}
        aria-keyshortcuts="? Control+/"
        onClick={toggleKeySheet}
      >
        <Kbd keys="?" />
      </button>
    </>
  );
}
