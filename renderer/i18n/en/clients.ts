import type { WordsLike } from '../words.ts';
import type { clients as zh } from '../zh/clients.ts';

/** Words of the clients area. */
export const clients: WordsLike<typeof zh> = {};
