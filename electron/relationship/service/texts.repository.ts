import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../../../shared/model/dates.ts';
import type { TextRef } from '../../../shared/model/relationship/contact.ts';
import { inTransaction, type Connection } from '../../data/index.ts';

/** Personal words, which can be erased. The log has only the hash of each text with its salt. */
export interface Texts {
  /** Keeps all or none; durable when it resolves. @throws DataError */
  keep(texts: readonly string[]): Promise<readonly TextRef[]>;
  /** null: it was erased, or it is not the text that the log has the hash of. */
  read(text: TextRef): string | null;
  /** Erases texts and salts for good; what is left in the files cannot be read by anybody. @throws DataError */
  erase(refs: readonly string[]): Promise<void>;
  /** References of all texts that are kept. */
  refs(): readonly string[];
}

interface TextRow {
  readonly salt: string;
  readonly text: string;
}

/** Opens the texts in `branch.db`. */
export function textsRepository(
  db: Connection,
  { clock, newId }: { readonly clock: () => Instant; readonly newId: () => string },
): Texts {
  const insert = db.prepare<[string, string, string, number]>(
    'INSERT INTO relationship_texts (ref, salt, text, at) VALUES (?, ?, ?, ?)',
  );
  const select = db.prepare<[string], TextRow>(
    'SELECT salt, text FROM relationship_texts WHERE ref = ?',
  );
  const remove = db.prepare<[string]>('DELETE FROM relationship_texts WHERE ref = ?');
  const all = db.prepare<[], string>('SELECT ref FROM relationship_texts').pluck();
  /** A rejected promise instead of a thrown error, as a store on a server would answer. */
  const settled = <T>(work: () => T): Promise<T> =>
    new Promise((resolve) => {
      resolve(work());
    });
  return {
    keep: (texts) =>
      settled(() =>
        texts.length === 0
          ? []
          : inTransaction(db, () =>
              texts.map((text) => {
                const [ref, salt] = [newId(), randomBytes(16).toString('hex')];
                insert.run(ref, salt, text, clock());
                return { ref, hash: saltedHash(salt, text) };
              }),
            ),
      ),
    read({ ref, hash }) {
      const row = select.get(ref);
      return row && saltedHash(row.salt, row.text) === hash ? row.text : null;
    },
    erase: (gone) =>
      settled(() => {
        if (gone.length === 0) return;
        // Freed bytes are overwritten, and the write-ahead file, which still has them, is emptied.
        db.pragma('secure_delete = ON');
        inTransaction(db, () => gone.forEach((ref) => remove.run(ref)));
        db.pragma('wal_checkpoint(TRUNCATE)');
      }),
    refs: () => all.all(),
  };
}

function saltedHash(salt: string, text: string): string {
  return createHash('sha256').update(salt).update('\0').update(text).digest('hex');
}
