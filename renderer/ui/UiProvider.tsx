import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useLanguage } from '../i18n/index.ts';
import { antdThemeFrom } from './antd-theme.ts';
import { useTheme } from './theme.ts';

/** Ant Design in the console's tokens and language; messages and dialogs come through `App.useApp()`. */
export function UiProvider({ children }: { children: ReactNode }) {
  const theme = useTheme();
  const language = useLanguage();
  const antdTheme = useMemo(() => antdThemeFrom(theme), [theme]);
  return (
    <ConfigProvider
      theme={antdTheme}
      locale={language === 'en' ? enUS : zhCN}
      // Ant Design would insert a space between the two characters of a Chinese button.
      button={{ autoInsertSpace: false }}
    >
      <App component={false} message={{ top: 64, duration: 4, maxCount: 3 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
