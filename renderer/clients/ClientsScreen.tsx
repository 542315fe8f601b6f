/** The client sheet. */
export function ClientsScreen() {
  return null;
}
