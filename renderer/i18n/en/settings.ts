import type { WordsLike } from '../words.ts';
import type { settings as zh } from '../zh/settings.ts';

/** Words of the settings area. */
export const settings: WordsLike<typeof zh> = {};
