import type { ThemeConfig } from 'antd';
import { theme as antdTheme } from 'antd';
import type { Theme } from './theme.ts';

/** Ant Design's theme, from the document's tokens of the present theme. */
export function antdThemeFrom(theme: Theme): ThemeConfig {
  const tokens = getComputedStyle(document.documentElement);
  const token = (name: string) => tokens.getPropertyValue(`--${name}`).trim();
  return {
    algorithm: theme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      colorPrimary: token('ink'),
      colorInfo: token('diamond'),
      colorLink: token('diamond'),
      colorError: token('alarm'),
      colorWarning: token('warn'),
      colorSuccess: token('good'),
      colorText: token('ink'),
      colorTextSecondary: token('ink-2'),
      colorTextTertiary: token('ink-3'),
      colorTextPlaceholder: token('ink-3'),
      colorTextLightSolid: token('panel'),
      colorBgBase: token('panel'),
      colorBgContainer: token('panel'),
      colorBgElevated: token('panel'),
      colorBgLayout: token('ground'),
      colorBorder: token('control'),
      colorBorderSecondary: token('line'),
      controlItemBgActive: token('hover'),
      controlItemBgHover: token('hover'),
      borderRadius: 9,
      borderRadiusLG: 12,
      controlHeight: 40,
      controlHeightSM: 30,
      fontSize: 14,
      fontFamily: token('fonts'),
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.15s',
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
  };
}
