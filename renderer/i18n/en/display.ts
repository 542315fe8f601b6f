import type { WordsLike } from '../words.ts';
import type { display as zh } from '../zh/display.ts';

/** Words of the display area. */
export const display: WordsLike<typeof zh> = {};
