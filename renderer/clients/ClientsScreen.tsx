import { ClientList } from './ClientList.tsx';
import { ClientSheet } from './ClientSheet.tsx';
import { useClientsPlace } from './use-clients-place.ts';

/** The clients: a list to find one in, and the one-page sheet of the one that is open. */
export function ClientsScreen() {
  const { place, change } = useClientsPlace();
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
  return <ClientList place={place} change={change} />;
}
