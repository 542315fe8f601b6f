/** The counter. */
export function CounterScreen() {
  return null;
}
