import { turnedNames, wordsOf, type Readings } from './name-parts.rules.ts';

/**
 * All names of a book, packed so that a search may look at any of them: names in the order of their readings, each as
 * the numbers of its parts, with the clients who bear it. Twenty-five megabytes for a city, which threads share.
 */
export interface NameIndex {
  /** A line for each part, in the order of their readings: the part and its readings, with blanks between. */
  readonly parts: string;
  /** Parts of the names, one name after the other. */
  readonly letters: Uint32Array;
  /** Where each name begins in `letters`; one more at the end. */
  readonly starts: Uint32Array;
  /** How many parts each name has in common with the one before. */
  readonly shared: Uint8Array;
  /** For each name the next one that does not have its first part, and the next that does not have its first two. */
  readonly nextFirst: Uint32Array;
  readonly nextSecond: Uint32Array;
  /** Where each name's clients begin in `clients`; one more at the end. */
  readonly owners: Uint32Array;
  /** Clients, by the numbers that the book gives them. */
  readonly clients: Uint32Array;
}

/** Parts of one name that are told apart; no name has more. */
const maxParts = 255;
/** The first parts of a name as one exact number: three of 17 bits. */
const partBits = 2 ** 17;

/** Numbers that threads share. */
function sharedNumbers(count: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(count * Uint32Array.BYTES_PER_ELEMENT));
}

/** Numbers, as many as come. */
function growing() {
  let values = new Uint32Array(1 << 12);
  let length = 0;
  return {
    push(value: number): void {
      if (length === values.length) {
        const larger = new Uint32Array(length * 2);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    length: (): number => length,
    taken: (): Uint32Array => values.subarray(0, length),
  };
}

/** The names of a book, and those of several words as they begin at their other words. */
export interface PackedNames {
  readonly whole: NameIndex;
  /** Clients stand here as often as their names have further words. */
  readonly turned: NameIndex;
}

/**
 * Packs names. Same names need not follow each other, but it is cheaper when they do.
 * @param rows names and who bears them
 * @param readingsOf how a part is read; asked once for each
 */
export function packNames(
  rows: Iterable<readonly [name: string, clientId: number]>,
  readingsOf: (part: string) => Readings,
): PackedNames {
  const whole = createPacker();
  const turned = createPacker();
  let last: string | null = null;
  let words: string[][] = [];
  for (const [name, clientId] of rows) {
    if (name !== last) {
      words = wordsOf(name);
      whole.begin(words.length === 1 ? (words[0] ?? []) : words.flat());
      last = name;
    }
    whole.addOwner(clientId);
    if (words.length < 2) continue;
    for (const parts of turnedNames(words)) {
      turned.begin(parts);
      turned.addOwner(clientId);
    }
  }
  return { whole: whole.pack(readingsOf), turned: turned.pack(readingsOf) };
}

/** Takes names, each with its owners. */
function createPacker() {
  const numbers = new Map<string, number>();
  const letters = growing();
  const starts = growing();
  const owners = growing();
  const clients = growing();
  return {
    begin(parts: readonly string[]): void {
      starts.push(letters.length());
      owners.push(clients.length());
      for (const part of parts.slice(0, maxParts)) {
        const number = numbers.get(part) ?? numbers.size;
        if (number === numbers.size) numbers.set(part, number);
        letters.push(number);
      }
    },
    addOwner: (clientId: number): void => clients.push(clientId),
    pack(readingsOf: (part: string) => Readings): NameIndex {
      starts.push(letters.length());
      owners.push(clients.length());
      const { parts, placeOf } = orderedParts([...numbers.keys()], readingsOf);
      const packed = letters.taken();
      for (let i = 0; i < packed.length; i += 1) packed[i] = placeOf[packed[i] ?? 0] ?? 0;
      return inOrder(parts, {
        letters: packed,
        starts: starts.taken(),
        owners: owners.taken(),
        clients: clients.taken(),
      });
    },
  };
}

/** Parts by their commonest reading, those that nobody reads at the end. */
function orderedParts(texts: readonly string[], readingsOf: (part: string) => Readings) {
  const parts = texts.map((text, number) => ({ text, number, readings: readingsOf(text) }));
  const read = ({ readings }: { readonly readings: Readings }): string => readings[0] ?? '\uffff';
  const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  parts.sort((a, b) => before(read(a), read(b)) || before(a.text, b.text));
  const placeOf = new Uint32Array(parts.length);
  parts.forEach(({ number }, place) => {
    placeOf[number] = place;
  });
  const lines = parts.map(({ text, readings }) => [text, ...readings].join(' '));
  return { parts: lines.join('\n'), placeOf };
}

type Unordered = Pick<NameIndex, 'letters' | 'starts' | 'owners' | 'clients'>;

/** Brings names into the order of their parts, a name before those that begin with it. */
function inOrder(parts: string, names: Unordered): NameIndex {
  const { letters, starts, owners, clients } = names;
  const count = starts.length - 1;
  const start = (name: number): number => starts[name] ?? 0;
  const end = (name: number): number => starts[name + 1] ?? 0;
  const keys = new Float64Array(count);
  for (let name = 0; name < count; name += 1) {
    let key = 0;
    for (let at = start(name); at < start(name) + 3; at += 1) {
      key = key * partBits + (at < end(name) ? Math.min((letters[at] ?? 0) + 1, partBits - 1) : 0);
    }
    keys[name] = key;
  }
  const alike = (a: number, b: number): number => {
    const most = Math.min(end(a) - start(a), end(b) - start(b));
    let same = 0;
    while (same < most && letters[start(a) + same] === letters[start(b) + same]) same += 1;
    return same;
  };
  const compare = (a: number, b: number): number => {
    const same = alike(a, b);
    const next = (name: number): number =>
      start(name) + same < end(name) ? (letters[start(name) + same] ?? 0) : -1;
    return next(a) - next(b) || a - b;
  };
  const order = Uint32Array.from({ length: count }, (_, name) => name).sort(
    (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || compare(a, b),
  );
  const ordered = {
    letters: sharedNumbers(letters.length),
    starts: sharedNumbers(count + 1),
    shared: new Uint8Array(new SharedArrayBuffer(count)),
    owners: sharedNumbers(count + 1),
    clients: sharedNumbers(clients.length),
  };
  let letter = 0;
  let client = 0;
  order.forEach((name, place) => {
    ordered.starts[place] = letter;
    ordered.owners[place] = client;
    ordered.shared[place] = place === 0 ? 0 : alike(order[place - 1] ?? 0, name);
    ordered.letters.set(letters.subarray(start(name), end(name)), letter);
    letter += end(name) - start(name);
    const borne = clients.subarray(owners[name], owners[name + 1]);
    ordered.clients.set(borne, client);
    client += borne.length;
  });
  ordered.starts[count] = letter;
  ordered.owners[count] = client;
  return {
    parts,
    ...ordered,
    nextFirst: nextOthers(ordered.shared, 1),
    nextSecond: nextOthers(ordered.shared, 2),
  };
}

/** For each name the next one that has fewer parts in common with it than these. */
function nextOthers(shared: Uint8Array, parts: number): Uint32Array {
  const next = sharedNumbers(shared.length);
  let other = shared.length;
  for (let name = shared.length - 1; name >= 0; name -= 1) {
    next[name] = other;
    if ((shared[name] ?? 0) < parts) other = name;
  }
  return next;
}

/** What a search wants to know of the parts besides their numbers. */
export interface PartTable {
  /** Numbers of forms: characters that are written differently and mean one have the same. */
  readonly formOf: ReadonlyMap<string, number>;
  /** The form of each part by their number. */
  readonly forms: Uint32Array;
  /** The readings of each part by their number: parts that are read alike share one. */
  readonly readingsOf: Uint32Array;
  /** Readings by that number. */
  readonly readings: readonly Readings[];
  /** The letters that readings begin with: no part begins with any other. */
  readonly initials: ReadonlySet<string>;
}

/** An index with its parts at hand. */
export interface OpenIndex extends NameIndex {
  readonly table: PartTable;
}

/** What names are searched in. */
export interface OpenNames {
  readonly whole: OpenIndex;
  readonly turned: OpenIndex;
}

/**
 * Takes apart what was packed as text.
 * @param usualForm one form of characters that are written in several, the same that is asked of what is typed
 */
export function openNames(
  { whole, turned }: PackedNames,
  usualForm: (part: string) => string,
): OpenNames {
  return { whole: openIndex(whole, usualForm), turned: openIndex(turned, usualForm) };
}

function openIndex(index: NameIndex, usualForm: (part: string) => string): OpenIndex {
  const lines = index.parts === '' ? [] : index.parts.split('\n');
  const forms = new Uint32Array(lines.length);
  const formOf = new Map<string, number>();
  const readingsOf = new Uint32Array(lines.length);
  const readings: Readings[] = [];
  const known = new Map<string, number>();
  lines.forEach((line, number) => {
    const blank = line.indexOf(' ');
    const form = usualForm(blank < 0 ? line : line.slice(0, blank));
    forms[number] = formOf.get(form) ?? number;
    formOf.set(form, forms[number] ?? number);
    const read = blank < 0 ? '' : line.slice(blank + 1);
    const alike = known.get(read) ?? readings.length;
    if (alike === readings.length) {
      known.set(read, alike);
      readings.push(read === '' ? [] : read.split(' '));
    }
    readingsOf[number] = alike;
  });
  const initials = new Set(readings.flat().map((reading) => reading.charAt(0)));
  return { ...index, table: { formOf, forms, readingsOf, readings, initials } };
}
