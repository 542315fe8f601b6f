import type { WordsLike } from '../words.ts';
import type { lobby as zh } from '../zh/lobby.ts';

/** Words of the lobby area. */
export const lobby: WordsLike<typeof zh> = {};
