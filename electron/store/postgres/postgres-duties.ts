import type { DutiesPort } from '../branch-store.ts';
import type { Calls } from './calls.ts';

/** A version of the book, as the duty holder publishes it and others fetch it. */
export interface BookVersion {
  readonly version: number;
  readonly asOf: string;
  readonly schema: number;
  readonly bytes: number;
  /** SHA-256 of each 4 MiB of the file, hexadecimal. */
  readonly pieces: readonly string[];
  /** The file's key, sealed with the branch's. */
  readonly key: string;
  /** Where the file lies. */
  readonly place: string;
}

/** The duties on the server, and what the holder of "book" publishes. */
export interface PostgresDuties extends DutiesPort {
  /** @returns false: the duty has gone to another workstation, or there is a later version @throws LinkLost */
  publishBook(epoch: number, book: BookVersion): Promise<boolean>;
  /** @throws LinkLost */
  latestBook(): Promise<(BookVersion & { readonly madeBy: string }) | null>;
  /** Lets others take over at once. */
  leave(): Promise<void>;
}

/** Creates the duties. */
export function createPostgresDuties(calls: Calls): PostgresDuties {
  return {
    async hold(duty, seconds) {
      const epoch = await calls.call('hold_duty', duty, seconds);
      return epoch === null ? null : { duty, epoch: Number(epoch) };
    },
    async publishBook(epoch, { version, asOf, schema, bytes, pieces, key, place }) {
      const values = [epoch, version, asOf, schema, bytes, pieces, key, place];
      return (await calls.call('publish_book', ...values)) === true;
    },
    async latestBook() {
      const found = (await calls.call('latest_book')) as WireBook | null;
      if (!found) return null;
      const { as_of: asOf, made_by: madeBy, ...book } = found;
      return { ...book, asOf, madeBy };
    },
    async leave() {
      await calls.call('leave_duties');
    },
  };
}

type WireBook = Omit<BookVersion, 'asOf'> & { readonly as_of: string; readonly made_by: string };
