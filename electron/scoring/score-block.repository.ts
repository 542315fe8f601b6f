import type { Connection } from '../data/index.ts';
import {
  asidePlace,
  blocksAside,
  blocksOfLevels,
  clientsInScoreBlock,
  countAside,
  createAsideRow,
  emptyScores,
  firstClientOf,
  layOver,
  levelsIn,
  levelsOf,
  levelsOfBlocks,
  levelsPlace,
  mostAside,
  putScore,
  scoreAside,
  scoreAsideInHex,
  scoreAt,
  scoreBytes,
  scoreInHex,
  scoreOffset,
  scorePlace,
  type CachedLevels,
  type CachedScore,
} from './score-block.rules.ts';

/**
 * The cached scores of one scheme, to be asked for and changed in ascending order: a block is read once, and written
 * once where it is changed.
 */
export interface ScoreBlocks {
  get(clientId: number): CachedScore | null;
  /** A client's levels as they were before what was set: a quarter of the pages to read. */
  levels(clientId: number): CachedLevels | null;
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
  const scheme = schemeNo ?? 0;
  const stores = openStores(db);
  const gathered = createAsideRow();
  let asideKey = -1;
  let aside: Uint8Array | null = null;
  let levelsKey = -1;
  let levels: Uint8Array | null = null;
  let place = -1;
  let bytes: Uint8Array | null = null;
  let isNew = false;
  let isChanged = false;
  let isFolded = into === 'aside';
  const changedBlocks: number[] = [];

  function writeBlock(): void {
    if (!isChanged) return;
    stores.block.write(place, bytes, isNew);
    changedBlocks.push(place);
    isChanged = false;
  }
  function writeAside(): void {
    if (gathered.bytes.length === 0) return;
    const merged = gathered.mergeInto(aside);
    if (countAside(merged) <= mostAside) stores.aside.write(asideKey, merged);
    else changedBlocks.push(...fold(stores, asideKey, merged));
  }
  function flush(): void {
    writeBlock();
    writeAside();
    for (const key of levelsOfBlocks(changedBlocks)) stores.renewLevels(key);
    changedBlocks.length = 0;
    asideKey = levelsKey = place = -1;
  }
  function openAside(clientId: number): void {
    const wanted = asidePlace(scheme, clientId);
    if (wanted === asideKey) return;
    writeAside();
    asideKey = wanted;
    aside = schemeNo === null ? null : stores.aside.read(asideKey);
  }
  function open(clientId: number): void {
    const wanted = scorePlace(scheme, clientId);
    if (wanted === place) return;
    writeBlock();
    openAside(clientId);
    place = wanted;
    bytes = schemeNo === null ? null : stores.block.read(place);
    isNew = bytes === null;
    for (const over of [aside, gathered.bytes]) {
      if (over && over.length > 0) layOver((bytes ??= emptyScores()), firstClientOf(place), over);
    }
  }
  function get(clientId: number): CachedScore | null {
    open(clientId);
    return bytes && scoreAt(bytes, scoreOffset(clientId));
  }

  return {
    get,
    levels(clientId) {
      if (schemeNo === null) return null;
      openAside(clientId);
      const wanted = levelsPlace(scheme, clientId);
      if (wanted !== levelsKey) {
        levelsKey = wanted;
        levels = stores.levels.read(wanted);
      }
      // Blocks that were not written since there are rows of levels have none.
      if (!levels) return get(clientId);
      return (aside && scoreAside(aside, clientId)) ?? levelsOf(levels, clientId);
    },
    set(clientId, score) {
      if (into === 'aside') {
        openAside(clientId);
        gathered.add(clientId, score);
        if (scorePlace(scheme, clientId) !== place) return;
      } else if (!isFolded) {
        foldAll(db, stores, scheme);
        isFolded = true;
        asideKey = levelsKey = place = -1;
      }
      open(clientId);
      bytes ??= emptyScores();
      putScore(bytes, scoreOffset(clientId), score);
      isChanged = into === 'blocks';
    },
    flush,
  };
}

type Stores = ReturnType<typeof openStores>;

function openStores(db: Connection) {
  const block = blockStore(db);
  const levels = rowStore(db, 'score_levels');
  return {
    block,
    aside: rowStore(db, 'scores_aside'),
    levels,
    renewLevels(key: number): void {
      levels.write(key, levelsIn(blocksOfLevels(key).map(block.read)));
    },
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

function rowStore(db: Connection, table: 'scores_aside' | 'score_levels') {
  const read = db
    .prepare<[number], Uint8Array>(`SELECT data FROM ${table} WHERE place = ?`)
    .pluck();
  const write = db.prepare(`INSERT OR REPLACE INTO ${table} (place, data) VALUES (?, ?)`);
  const remove = db.prepare(`DELETE FROM ${table} WHERE place = ?`);
  return {
    read: (place: number): Uint8Array | null => read.get(place) ?? null,
    write: (place: number, bytes: Uint8Array): void => void write.run(place, bytes),
    remove: (place: number): void => void remove.run(place),
  };
}

/** Puts the scores of a row aside back into their blocks. @returns the blocks that changed */
function fold({ block, aside }: Stores, key: number, scores: Uint8Array): number[] {
  const places = blocksAside(key, scores);
  for (const place of places) {
    const known = block.read(place);
    const bytes = known ?? emptyScores();
    layOver(bytes, firstClientOf(place), scores);
    block.write(place, bytes, known === null);
  }
  aside.remove(key);
  return places;
}

function foldAll(db: Connection, stores: Stores, schemeNo: number): void {
  const rows = db
    .prepare<[number, number], [number, Uint8Array]>(
      'SELECT place, data FROM scores_aside WHERE place >= ? AND place < ?',
    )
    .raw();
  const blocks = rows
    .all(asidePlace(schemeNo, 0), asidePlace(schemeNo + 1, 0))
    .flatMap(([key, scores]) => fold(stores, key, scores));
  for (const key of levelsOfBlocks(blocks)) stores.renewLevels(key);
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
