import type { WordsLike } from '../words.ts';
import type { errors as zh } from '../zh/errors.ts';

/** What went wrong, in words: what happened, what is safe, what to do. */
export const errors: WordsLike<typeof zh> = {
  unknown: {
    what: 'That did not work.',
    safe: 'Everything confirmed before is safe.',
    todo: 'Try again; if it fails again, tell the administrator.',
  },
  call: {
    deadline: {
      what: 'No answer within 10 seconds.',
      safe: 'Everything confirmed before is safe.',
      todo: 'See whether the screen has changed before you do it again.',
    },
    closed: {
      what: 'The connection broke before the answer came.',
      safe: 'Everything confirmed before is safe.',
      todo: 'Once connected, see whether the screen has changed before you do it again.',
    },
    offline: {
      what: 'There is no connection; nothing was sent.',
      safe: 'Nothing was changed.',
      todo: 'It reconnects by itself; if it does not, open the start link again.',
    },
  },
  REFUSED: { safe: 'Nothing was changed.' },
};
