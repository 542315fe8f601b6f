import type { orpc } from '../../rpc/client.ts';

/** Everything about schemes, as the core lists it. */
export type SchemesListView = Awaited<ReturnType<typeof orpc.schemes.list.call>>;
/** A scheme that the branch knows, in its latest version. */
export type KnownSchemeView = SchemesListView['schemes'][number];
