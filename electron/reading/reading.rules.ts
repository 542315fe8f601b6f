import { may, type Role } from '../../shared/model/people/roles.ts';
import type { ReadingAct, UnusualKind } from '../../shared/model/reading.ts';

/** What one call read. */
export interface Reading {
  readonly act: ReadingAct;
  /** Whether the procedure has written its own line. */
  readonly isWritten?: boolean;
  /** A client number, where it is one client. */
  readonly subject: string;
  readonly detail: string;
  /** Clients of whom a card or page was seen, and rows of a list. */
  readonly clients: number;
  readonly rows: number;
  /** Digits were searched and nobody has them. */
  readonly isMiss: boolean;
}

type Fields = Readonly<Record<string, unknown>>;
type Read = (input: Fields, output: Fields) => Partial<Reading>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const one = (input: Fields) => ({ subject: text(input['clientNo']), clients: 1 });
const own = (input: Fields) => ({ ...one(input), isWritten: true });

/** What each procedure reads of clients. */
const readings: Readonly<Record<string, readonly [ReadingAct, Read]>> = {
  'hall.search': ['search', searched],
  'hall.recognise': ['recognise', one],
  'clients.list': [
    'client-list',
    (input, output) => {
      const rows = list(output['rows']).length;
      const filters = Object.keys(input['filter'] ?? {}).join(' ');
      const form = text(input['text']) === '' ? '' : formOf(text(input['text']));
      return {
        rows,
        detail: [`${rows} rows`, filters, form].filter((part) => part !== '').join(', '),
      };
    },
  ],
  'clients.page': ['client-page', own],
  'clients.explain': ['explain', own],
  'clients.reveal': ['reveal', own],
  'prospects.phone': ['prospect-phone', () => ({ isWritten: true, clients: 1 })],
  'clients.explainedRows': ['explained-rows', (input) => ({ ...one(input), clients: 0 })],
  'clients.history': ['client-history', (input) => ({ ...one(input), clients: 0 })],
};

function searched(input: Fields, output: Fields): Partial<Reading> {
  const hits = list(output['hits']).length;
  const form = formOf(text(input['text']));
  const card = (output['card'] ?? {}) as Fields;
  return {
    subject: text(card['clientNo']),
    detail: `${form}, ${hits} hits`,
    clients: output['card'] ? 1 : 0,
    isMiss: hits === 0 && form.startsWith('digits'),
  };
}

/** The form of what was searched, without what it says. */
export function formOf(searchText: string): string {
  const compact = searchText.normalize('NFKC').replaceAll(/[\s-]/g, '');
  return /^\d{4,}x?$/i.test(compact) ? `digits ${compact.length}` : `text ${compact.length}`;
}

/** What a call has read; null: nothing of a client. */
export function readingOf(procedure: string, input: unknown, output: unknown): Reading | null {
  const known = Object.hasOwn(readings, procedure) ? readings[procedure] : undefined;
  if (!known) return null;
  const [act, read] = known;
  const nothing = { subject: '', detail: '', clients: 0, rows: 0, isMiss: false };
  return { act, ...nothing, ...read((input ?? {}) as Fields, (output ?? {}) as Fields) };
}

/** What a person has read within a time. */
export interface Sum {
  readonly clients: number;
  readonly rows: number;
  readonly misses: number;
  readonly limited: number;
  readonly refused: number;
}

/** The time that limits count over. */
export const limitMs = 10 * 60_000;
/** The time that is looked at for what is unusual. */
export const unusualMs = 60 * 60_000;

/** Whoever may reveal fields works with client data all day; the others meet one client after the other. */
const limitsOf = (role: Role) =>
  may(role, 'reveal') ? { rows: 5_000, misses: 200 } : { rows: 300, misses: 30 };

/** Whether a call would go beyond what the role may read in ten minutes. */
export function isBeyond(role: Role, procedure: string, input: unknown, sum: Sum): boolean {
  const limits = limitsOf(role);
  const isDigits = formOf(text((input as Fields | null)?.['text'])).startsWith('digits');
  if (procedure === 'clients.list' && sum.rows >= limits.rows) return true;
  const searches = procedure === 'hall.search' || procedure === 'clients.list';
  return searches && isDigits && sum.misses >= limits.misses;
}

const ordinary = { clients: 150, rows: 1_000, misses: 25, limited: 0, refused: 4 } as const;

/** What of an hour's reading is out of the ordinary, the gravest first. */
export function unusualIn(
  sum: Sum,
): readonly { readonly kind: UnusualKind; readonly count: number }[] {
  const kinds = [
    ['limited', sum.limited, ordinary.limited],
    ['guessing', sum.misses, ordinary.misses],
    ['refused', sum.refused, ordinary.refused],
    ['many-rows', sum.rows, ordinary.rows],
    ['many-clients', sum.clients, ordinary.clients],
  ] as const;
  return kinds.flatMap(([kind, count, most]) => (count > most ? [{ kind, count }] : []));
}
