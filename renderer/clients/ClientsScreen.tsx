import { ClientList } from './list/ClientList.tsx';
import { ClientSheet } from './sheet/ClientSheet.tsx';
import { useClientList } from './list/use-client-list.ts';
import { useClientsPlace } from './use-clients-place.ts';

/** The clients: a list to find one in, and the one-page sheet of the one that is open. */
export function ClientsScreen() {
  const { place, change } = useClientsPlace();
  // Held while a sheet is open: who closes it is at the same line of the same list.
  const list = useClientList(place.text, place.filter, place.marked);
  if (place.open !== null) {
    return (
      <ClientSheet
        clientNo={place.open}
        close={() => {
          change({ open: null });
        }}
      />
    );
  }
  return <ClientList list={list} place={place} change={change} />;
}
