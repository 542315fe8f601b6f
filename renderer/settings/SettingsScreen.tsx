/** Settings. */
export function SettingsScreen() {
  return null;
}
