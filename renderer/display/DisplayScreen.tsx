/** The public display. */
export function DisplayScreen() {
  return null;
}
