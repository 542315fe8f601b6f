/** First run. */
export function SetupScreen() {
  return null;
}
