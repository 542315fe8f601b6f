import type { WordsLike } from '../words.ts';
import type { session as zh } from '../zh/session.ts';

/** Words of the session area. */
export const session: WordsLike<typeof zh> = {};
