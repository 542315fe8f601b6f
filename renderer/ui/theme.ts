import { useSyncExternalStore } from 'react';

/** What a person chose: follow the system, or one of the two themes. */
export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
/** The theme that is shown. */
export type Theme = 'light' | 'dark';

const key = 'vestibule.theme';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function keptChoice(): ThemeChoice {
  const kept = localStorage.getItem(key);
  return themeChoices.find((choice) => choice === kept) ?? 'system';
}

function currentTheme(): Theme {
  const choice = keptChoice();
  if (choice !== 'system') return choice;
  return systemDark.matches ? 'dark' : 'light';
}

function apply(): void {
  document.documentElement.dataset['theme'] = currentTheme();
  for (const notify of listeners) notify();
}

apply();
systemDark.addEventListener('change', apply);
// A choice in another window of this machine holds here as well.
window.addEventListener('storage', (event) => {
  if (event.key === key) apply();
});

/** Shows a theme at once and keeps the choice on this machine. */
export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(key, choice);
  apply();
}

/** Chooses the theme after the one chosen now. */
export function chooseNextTheme(): void {
  const next = themeChoices[(themeChoices.indexOf(keptChoice()) + 1) % themeChoices.length];
  chooseTheme(next ?? 'system');
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The theme that is shown. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme);
}

/** What was chosen. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, keptChoice);
}
