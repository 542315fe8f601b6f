import type { WordsLike } from '../words.ts';
import type { errors as zh } from '../zh/errors.ts';
import { refusals } from './refusals.ts';
import { storage } from './storage.ts';

/** What went wrong, in words: what happened, what is safe, what to do. */
export const errors: WordsLike<typeof zh> = {
  unknown: {
    what: 'Operation failed.',
    safe: 'Confirmed records are not affected.',
    todo: 'Try again; if it fails again, contact your administrator.',
  },
  broken: {
    page: 'The console could not be shown',
    screen: 'This screen could not be shown',
    part: 'This part could not be shown',
    dialog: 'This dialog could not be shown',
    chunk: 'A part of the program could not be loaded.',
    safe: 'Everything confirmed is safe, and the other screens work as before.',
    todo: 'Try again. If it fails again, reload the page; if that fails too, give the administrator the line below.',
    correlation: 'Reference {{id}}',
    reload: 'Reload',
  },
  INTERNAL_SERVER_ERROR: {
    safe: 'Everything confirmed before is safe.',
    unforeseen: {
      what: 'The console failed inside, number {{subject}}.',
      todo: 'See whether the screen has changed before you try again; if it fails again, tell the administrator the number.',
    },
  },
  TOO_MANY_REQUESTS: {
    what: 'This window asked for too much at once; the last request was not done.',
    safe: 'Nothing was changed.',
    todo: 'Wait a second or two and try again; tell the administrator if it keeps happening.',
  },
  call: {
    deadline: {
      what: 'No response within 10 seconds.',
      safe: 'Confirmed records are not affected.',
      todo: 'Check whether the screen has been updated before repeating the action.',
    },
    closed: {
      what: 'The connection was lost before a response arrived.',
      safe: 'Confirmed records are not affected.',
      todo: 'Once reconnected, check whether the screen has been updated before repeating the action.',
    },
    offline: {
      what: 'Not connected; nothing was sent.',
      safe: 'Nothing was changed.',
      todo: 'Reconnecting automatically; if it does not, open the start link again.',
    },
  },
  REFUSED: refusals,
  LINK: {
    what: 'The branch server cannot be reached.',
    safe: 'Confirmed records are safe.',
    todo: 'When the line is back, check whether the screen shows it before you repeat it.',
  },
  STORAGE: storage,
  SIGNED_OUT: {
    what: 'You are signed out.',
    safe: 'Confirmed records are not affected.',
    todo: 'Sign in again.',
  },
  FORBIDDEN: {
    what: 'Your role does not have this permission.',
    safe: 'Nothing was changed.',
    todo: 'Ask an authorised colleague.',
  },
  READ_LIMIT: {
    what: 'You have read as much client data as your role may in a short time.',
    safe: 'Nothing was changed; this was recorded.',
    todo: 'Try again in about {{subject}} min, or ask the branch head or a client manager.',
  },
  NOT_SET_UP: {
    what: 'No branch has been set up yet.',
    safe: 'Nothing was changed.',
    todo: 'Set up a branch first.',
  },
  ALREADY_SET_UP: {
    what: 'Another window has set up the branch.',
    safe: 'Your entries were not saved; nothing was changed.',
    todo: 'Sign in with a staff number of that branch.',
  },
  ADMISSION: {
    safe: 'Nothing was changed.',
    'unknown-client': { what: 'Client not found.', todo: 'Search again.' },
    'not-scored': { what: 'This client has not been scored.', todo: 'Score first, then approve.' },
    'not-below': {
      what: 'The client already has this tier or a higher one.',
      todo: 'No special admission needed.',
    },
    'already-admitted': {
      what: 'The client already has a special admission.',
      todo: 'Revoke the existing one first.',
    },
    'until-past': { what: 'The end date has passed.', todo: 'Enter today or a later date.' },
    'until-far': {
      what: 'The period is too long.',
      todo: 'At most 24 months; it can be renewed.',
    },
    'unknown-admission': { what: 'Special admission not found.', todo: 'Reopen the client.' },
    over: { what: 'This special admission has ended.', todo: 'Reopen the client.' },
  },
  SCHEME: {
    what: 'The scheme was not added: it contains errors, or the same version was just added elsewhere.',
    safe: 'Nothing was changed; your entries are kept.',
    todo: 'See the messages next to the fields.',
  },
  UNKNOWN_SCHEME: {
    what: 'Scheme not found.',
    safe: 'Nothing was changed.',
    todo: 'Select another scheme.',
  },
  NO_SUCH_DAY: {
    what: 'No records for this day.',
    safe: 'Nothing was changed.',
    todo: 'Select another day.',
  },
  NO_SUCH_TICKET: {
    what: 'No such ticket on that day.',
    safe: 'Nothing was changed.',
    todo: 'Check the number and the date.',
  },
  NO_PROSPECT: {
    what: 'This prospect has been handled, or is not assigned to you.',
    safe: 'Nothing was changed.',
    todo: 'Check the list for the latest state.',
  },
  NO_MANAGER: {
    what: 'This client manager is inactive.',
    safe: 'Nothing was saved; your entries are kept.',
    todo: 'Select another and try again.',
  },
  UNKNOWN_CLIENT: {
    what: 'Client not found.',
    safe: 'Nothing was changed.',
    todo: 'Search again; the client data may have just been updated.',
  },
  NOT_DEMO: {
    what: 'Only the demo branch has invented clients.',
    safe: 'Nothing was changed.',
    todo: 'For a real branch, import client data.',
  },
  PIN_SET: {
    what: 'This person already has a PIN.',
    safe: 'Nothing was changed.',
    todo: 'Sign in with it.',
  },
  PIN_NOT_SET: {
    what: 'This person has no PIN yet.',
    safe: 'Nothing was changed.',
    todo: 'Ask the branch head for a one-time code, then choose one.',
  },
  NO_CODE: {
    what: 'No code can be used: none was issued, or it has expired, was used or was entered wrongly too often.',
    safe: 'Nothing was changed.',
    todo: 'Ask the branch head or the administrator for a new one (Settings → People).',
  },
  WRONG_CODE: {
    what: 'Incorrect code.',
    safe: 'Nothing was changed.',
    todo: 'Check it and try again.',
  },
  WEAK_PIN: {
    what: 'The PIN of {{subject}} is too easy to guess.',
    safe: 'Nothing was changed.',
    todo: 'Choose another without runs, repeated digits, dates or the staff number.',
  },
  BOOK_HAS_CLIENTS: {
    what: 'The client data already holds imported clients, so the demo was not made.',
    safe: 'Nothing was changed; no invented clients were added.',
    todo: 'Set up your own branch here, or make the demo in another data folder.',
  },
  SETTING_UP: {
    what: 'Another window is making the demo branch.',
    safe: 'Your entries were not saved; nothing was changed.',
    todo: 'Wait a minute, then reload the page and sign in.',
  },
  STAFF: {
    safe: 'Nothing was changed.',
    'last-head': {
      what: '{{subject}} is the only branch head who can sign in.',
      todo: 'Let another head choose a PIN first.',
    },
    'last-admin': {
      what: '{{subject}} is the only administrator who can sign in.',
      todo: 'Let another administrator choose a PIN first.',
    },
    'head-only': {
      what: 'Only a branch head has this permission.',
      todo: 'Ask the branch head.',
    },
    'own-reset': {
      what: 'You cannot reset your own PIN.',
      todo: 'Ask another head or an administrator.',
    },
    'not-allowed': {
      what: 'Your role has just changed; you cannot change people any more.',
      todo: 'Sign in again.',
    },
    'number-taken': {
      what: 'Staff number {{subject}} is already in use.',
      todo: 'Check the number.',
    },
    'person-unknown': {
      what: 'Staff number {{subject}} not found.',
      todo: 'Check the latest state in the list.',
    },
    'person-inactive': {
      what: 'This person is inactive.',
      todo: 'Activate the person first, then issue a code.',
    },
    'request-gone': {
      what: 'This change of role has been answered, or another role is asked for now.',
      todo: 'Check the latest state in the list.',
    },
    'no-head': { what: 'A branch needs a head with a PIN.', todo: 'Enter the branch head.' },
    'no-admin': {
      what: 'A branch needs an administrator with a PIN.',
      todo: 'Enter the administrator.',
    },
  },
  WRONG_PIN: { what: 'Incorrect PIN.', safe: 'Nothing was changed.', todo: 'Try again.' },
  LOCKED: {
    what: 'Too many failed attempts.',
    safe: 'Nothing was changed.',
    todo: 'Wait and try again.',
  },
  BAD_REQUEST: {
    what: 'Invalid input.',
    safe: 'Nothing was changed.',
    todo: 'Check your entries and try again.',
  },
};
