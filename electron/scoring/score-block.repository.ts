import type { Connection } from '../data/index.ts';
import {
  asidePlace,
  blocksAside,
  clientsInScoreBlock,
  countAside,
  createAsideRow,
  emptyScores,
  firstClientOf,
  layOver,
  mostAside,
  putScore,
  scoreAsideInHex,
  scoreAt,
  scoreBytes,
  scoreInHex,
  scoreOffset,
  scorePlace,
  type CachedScore,
} from './score-block.rules.ts';

/**
 * The cached scores of one scheme, to be asked for and changed in ascending order: a block is read once, and written
 * once where it is changed.
 */
export interface ScoreBlocks {
  get(clientId: number): CachedScore | null;
  set(clientId: number, score: CachedScore): void;
  /** Writes what was set. */
  flush(): void;
}

/**
 * Where changed scores go: into their blocks, where many change (what lies aside then goes back there as well), or
 * aside.
 */
export type ScoresInto = 'blocks' | 'aside';

/** Opens a scheme's scores. @param schemeNo null before its first scoring: nobody is scored, and nothing can be set */
export function scoreBlocks(
  db: Connection,
  schemeNo: number | null,
  into: ScoresInto = 'blocks',
): ScoreBlocks {
  const block = blockStore(db);
  const aside = asideStore(db);
  const gathered = createAsideRow();
  let asideKey = -1;
  let asideBytes: Uint8Array | null = null;
  let place = -1;
  let bytes: Uint8Array | null = null;
  let isNew = false;
  let isChanged = false;
  let isFolded = into === 'aside';

  function writeBlock(): void {
    if (isChanged) block.write(place, bytes, isNew);
    isChanged = false;
  }
  function writeAside(): void {
    if (gathered.isEmpty) return;
    const merged = gathered.mergeInto(asideBytes);
    if (countAside(merged) > mostAside) fold(block, aside, asideKey, merged);
    else aside.write(asideKey, merged);
    asideKey = -1;
  }
  function flush(): void {
    writeBlock();
    writeAside();
    place = -1;
  }
  function open(clientId: number): void {
    const wanted = scorePlace(schemeNo ?? 0, clientId);
    if (wanted === place) return;
    writeBlock();
    const wantedAside = asidePlace(schemeNo ?? 0, clientId);
    if (wantedAside !== asideKey) {
      writeAside();
      asideKey = wantedAside;
      asideBytes = schemeNo === null ? null : aside.read(asideKey);
    }
    place = wanted;
    bytes = schemeNo === null ? null : block.read(place);
    isNew = bytes === null;
    if (asideBytes) layOver((bytes ??= emptyScores()), firstClientOf(place), asideBytes);
  }

  return {
    get(clientId) {
      open(clientId);
      return bytes && scoreAt(bytes, scoreOffset(clientId));
    },
    set(clientId, score) {
      if (!isFolded) {
        foldAll(db, schemeNo ?? 0);
        isFolded = true;
        asideKey = place = -1;
      }
      open(clientId);
      bytes ??= emptyScores();
      putScore(bytes, scoreOffset(clientId), score);
      if (into === 'aside') gathered.add(clientId, score);
      else isChanged = true;
    },
    flush,
  };
}

function blockStore(db: Connection) {
  const read = db.prepare<[number], Uint8Array>('SELECT data FROM scores WHERE place = ?').pluck();
  const update = db.prepare('UPDATE scores SET data = ? WHERE place = ?');
  const insert = db.prepare('INSERT INTO scores (data, place) VALUES (?, ?)');
  return {
    read: (place: number): Uint8Array | null => read.get(place) ?? null,
    write: (place: number, bytes: Uint8Array | null, isNew: boolean): void => {
      (isNew ? insert : update).run(bytes, place);
    },
  };
}

function asideStore(db: Connection) {
  const read = db
    .prepare<[number], Uint8Array>('SELECT data FROM scores_aside WHERE place = ?')
    .pluck();
  const write = db.prepare('INSERT OR REPLACE INTO scores_aside (place, data) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM scores_aside WHERE place = ?');
  return {
    read: (place: number): Uint8Array | null => read.get(place) ?? null,
    write: (place: number, bytes: Uint8Array): void => void write.run(place, bytes),
    remove: (place: number): void => void remove.run(place),
  };
}

/** Puts the scores of a row aside back into their blocks. */
function fold(
  block: ReturnType<typeof blockStore>,
  aside: ReturnType<typeof asideStore>,
  key: number,
  scores: Uint8Array,
): void {
  for (const place of blocksAside(key, scores)) {
    const known = block.read(place);
    const bytes = known ?? emptyScores();
    layOver(bytes, firstClientOf(place), scores);
    block.write(place, bytes, known === null);
  }
  aside.remove(key);
}

function foldAll(db: Connection, schemeNo: number): void {
  const [block, aside] = [blockStore(db), asideStore(db)];
  const rows = db
    .prepare<[number, number], [number, Uint8Array]>(
      'SELECT place, data FROM scores_aside WHERE place >= ? AND place < ?',
    )
    .raw();
  for (const [key, scores] of rows.all(asidePlace(schemeNo, 0), asidePlace(schemeNo + 1, 0))) {
    fold(block, aside, key, scores);
  }
}

/** Reads single scores, in any order. */
export function scoreReader(
  db: Connection,
): (schemeNo: number, clientId: number) => CachedScore | null {
  // As text: a buffer would cost as much as the lookup, and the collector a visit. In one statement: of one moment.
  const read = db
    .prepare<[number, number, number], [aside: string | null, inBlock: string | null]>(
      `SELECT (SELECT hex(data) FROM scores_aside WHERE place = ?),
         (SELECT hex(substr(data, ?, ${scoreBytes})) FROM scores WHERE place = ?)`,
    )
    .raw();
  return (schemeNo, clientId) => {
    const [changed, inBlock] =
      read.get(
        asidePlace(schemeNo, clientId),
        scoreOffset(clientId) + 1,
        scorePlace(schemeNo, clientId),
      ) ?? [];
    const late = changed ? scoreAsideInHex(changed, clientId) : null;
    return late ?? (inBlock ? scoreInHex(inBlock) : null);
  };
}

/** Everybody's scores of a scheme in order, from one client to another. */
export function everyScore(
  db: Connection,
): (schemeNo: number, from: number, to: number) => Generator<[clientId: number, CachedScore]> {
  const range = (table: string) =>
    db
      .prepare<[number, number], [number, Uint8Array]>(
        `SELECT place, data FROM ${table} WHERE place BETWEEN ? AND ? ORDER BY place`,
      )
      .raw();
  const rowsAside = range('scores_aside');
  const blocks = range('scores');
  return function* (schemeNo, from, to) {
    const aside = rowsAside.all(asidePlace(schemeNo, from), asidePlace(schemeNo, to));
    const found = new Map(blocks.all(scorePlace(schemeNo, from), scorePlace(schemeNo, to)));
    for (const [key, scores] of aside) {
      for (const place of blocksAside(key, scores)) {
        const bytes = found.get(place) ?? emptyScores();
        layOver(bytes, firstClientOf(place), scores);
        found.set(place, bytes);
      }
    }
    const inOrder = aside.length > 0 ? [...found].sort(([a], [b]) => a - b) : found;
    for (const [place, bytes] of inOrder) {
      const first = firstClientOf(place);
      for (let slot = 0; slot < clientsInScoreBlock; slot += 1) {
        const clientId = first + slot;
        if (clientId < from || clientId > to) continue;
        const score = scoreAt(bytes, slot * scoreBytes);
        if (score) yield [clientId, score];
      }
    }
  };
}
