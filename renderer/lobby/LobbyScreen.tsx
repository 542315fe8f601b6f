/** The lobby. */
export function LobbyScreen() {
  return null;
}
