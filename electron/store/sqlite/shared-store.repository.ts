import type { Connection } from '../../data/index.ts';

/** How this workstation takes part in a branch that several share. */
export interface SharedStore {
  /** postgres://role@host:port/database. It may hold a password; `branch.db` is encrypted. */
  readonly url: string;
  /** PEM of the server's certificate authority, and of this workstation's certificate with its key; null: none. */
  readonly ca: string | null;
  readonly cert: string | null;
  readonly certKey: string | null;
  /** The name in the server's certificate, if it is not the host of the url. */
  readonly serverName: string | null;
  /** The private key of this workstation, as text. */
  readonly identity: string;
  readonly branch: string;
  readonly workstation: string;
  /** The branch's keys, sealed for this workstation; null: not admitted yet. */
  readonly sealedKey: string | null;
  /** Marks the tickets that it takes while cut off. */
  readonly letter: string | null;
}

/** Whether and how the branch in a `branch.db` is shared. */
export interface SharedStores {
  /** null: the branch is on this machine alone. */
  get(): SharedStore | null;
  save(store: SharedStore): void;
  /** From the next start on the branch is on this machine alone. */
  leave(): void;
}

/** @param db this workstation's `branch.db` */
export function sharedStoreRepository(db: Connection): SharedStores {
  const get = db.prepare<[], SharedStore>(
    `SELECT url, ca, cert, cert_key AS certKey, server_name AS serverName, identity, branch, workstation,
       sealed_key AS sealedKey, letter FROM shared_store`,
  );
  const save = db.prepare<[SharedStore]>(
    `INSERT OR REPLACE INTO shared_store
       (only, url, ca, cert, cert_key, server_name, identity, branch, workstation, sealed_key, letter)
     VALUES (1, :url, :ca, :cert, :certKey, :serverName, :identity, :branch, :workstation, :sealedKey, :letter)`,
  );
  const leave = db.prepare('DELETE FROM shared_store');
  return {
    get: () => get.get() ?? null,
    save: (store) => void save.run(store),
    leave: () => void leave.run(),
  };
}
