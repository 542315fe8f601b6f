import type { WordsLike } from '../words.ts';
import type { setup as zh } from '../zh/setup.ts';

/** Words of the setup area. */
export const setup: WordsLike<typeof zh> = {};
