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
  REFUSED: {
    safe: 'Nothing was changed.',
    'day-not-open': {
      what: 'The day is not open yet.',
      todo: 'Ask the branch head to open a counter.',
    },
    'not-configured': {
      what: 'The branch is not set up yet.',
      todo: 'Ask the branch head to finish it in settings.',
    },
    'service-unknown': {
      what: 'There is no such service.',
      todo: 'Choose another; the list may have just changed.',
    },
    'client-has-ticket': {
      what: 'This client already has a ticket: {{subject}}.',
      todo: 'Use that one, or cancel it first.',
    },
    'ticket-unknown': {
      what: 'There is no such ticket.',
      todo: 'It may be from another day; take a new one.',
    },
    'ticket-not-waiting': {
      what: 'This ticket no longer waits.',
      todo: 'Someone may have just called it; see its present state in the list.',
    },
    'ticket-not-called': { what: 'This ticket has not been called.', todo: 'Call it first.' },
    'ticket-not-serving': {
      what: 'This ticket is not being served.',
      todo: 'Start the service first.',
    },
    'ticket-not-here': {
      what: 'This ticket is at another counter.',
      todo: 'Serve it there, or have it transferred.',
    },
    'ticket-ended': { what: 'This ticket is over for today.', todo: 'Take a new one if needed.' },
    'ticket-not-parked': {
      what: 'This ticket is not parked.',
      todo: 'See its present state in the list.',
    },
    'recall-first': { what: 'Not recalled often enough for a no-show.', todo: 'Recall it again.' },
    'nobody-waiting': {
      what: 'Nobody waits for this counter.',
      todo: 'Whoever takes a ticket appears at once.',
    },
    'counter-unknown': {
      what: 'There is no such counter.',
      todo: 'Add it in settings, or choose another.',
    },
    'counter-closed': { what: 'The counter is closed.', todo: 'Open it first.' },
    'counter-paused': { what: 'The counter is paused.', todo: 'Resume it first.' },
    'counter-busy': {
      what: 'The counter still has a client.',
      todo: 'Complete, transfer, park or declare a no-show first.',
    },
    'counter-taken': { what: 'Someone else has this counter.', todo: 'Choose another.' },
    'person-at-counter': { what: 'You have another counter open.', todo: 'Close that one first.' },
    'not-your-counter': { what: 'This is not your counter.', todo: 'Work at your own.' },
    'item-not-due': {
      what: 'This client is not due that item.',
      todo: 'The checklist may have just changed.',
    },
    'item-not-open': {
      what: 'That item is already dealt with.',
      todo: 'Reopen it first if needed.',
    },
    'item-not-closed': { what: 'That item is still open.', todo: 'Do it or skip it.' },
    'reason-missing': { what: 'A reason is missing.', todo: 'Write one and try again.' },
    'receiver-unknown': { what: 'There is no such colleague.', todo: 'Call someone else.' },
    'day-closed': {
      what: 'The day has been ended.',
      todo: 'To go on serving, ask the branch head to reopen it.',
    },
    'day-not-closed': { what: 'The day is still open.', todo: 'There is nothing to do.' },
    'service-repeated': {
      what: 'The same service was chosen twice.',
      todo: 'Choose each service once.',
    },
    'service-not-for-client': {
      what: 'This service is not for this kind of client.',
      todo: 'Persons take personal services, companies corporate ones.',
    },
    'reinstate-too-late': {
      what: '{{subject}} missed the call too long ago.',
      todo: 'Take a new ticket; the branch sets the limit.',
    },
    'reinstate-too-often': {
      what: '{{subject}} was taken back as often as may be.',
      todo: 'Take a new ticket; the branch sets the limit.',
    },
    'counter-does-not-serve': {
      what: 'Counter {{subject}} does not take this client for this service.',
      todo: 'Choose another, or change first what it serves.',
    },
    'counter-same': {
      what: 'The client is at this very counter.',
      todo: 'Choose another counter or another service.',
    },
    'wake-time-past': { what: 'The time to come back has passed.', todo: 'Choose a later one.' },
    'person-unknown': {
      what: 'There is no such colleague who may serve.',
      todo: 'Choose another.',
    },
    'appointment-unknown': {
      what: 'There is no such appointment.',
      todo: 'See the list for its present state.',
    },
    'appointment-over': {
      what: 'This appointment was kept, missed or called off.',
      todo: 'Make another if needed.',
    },
    'appointment-past': { what: 'That time has passed.', todo: 'Choose a time to come.' },
    'client-has-appointment': {
      what: 'This client already has an appointment that day.',
      todo: 'Cancel that one first.',
    },
    'not-called-to-you': {
      what: 'This reception was not yours, or went to someone else.',
      todo: 'No answer is needed.',
    },
  },
  STORAGE: {
    'plain-database': {
      what: 'The data file is not encrypted; it was not opened.',
      safe: 'The file was not touched.',
      todo: 'Tell the administrator: someone made it without a key.',
    },
    'wrong-key': {
      what: 'The key does not fit the data.',
      safe: 'The file was not touched.',
      todo: 'Start with the key it was made with.',
    },
    damaged: {
      what: 'The data file is damaged.',
      safe: 'Nothing was written.',
      todo: 'Stop working with it and restore a backup.',
    },
    'newer-database': {
      what: 'The data was written by a newer version of Vestibule.',
      safe: 'Nothing was written.',
      todo: 'Install that version and open it again.',
    },
    'in-use': {
      what: 'Another console has this data folder open.',
      safe: 'Nothing was changed.',
      todo: 'Close that one first.',
    },
    'no-permission': {
      what: 'The data folder may not be read or written.',
      safe: 'Nothing was confirmed; all records are whole.',
      todo: 'Have the administrator check the permissions.',
    },
    'disk-full': {
      what: 'The disk is full; it was not recorded.',
      safe: 'Nothing was confirmed; all records are whole.',
      todo: 'Make room and do it again.',
    },
    'key-missing': {
      what: 'The key to the data is not there.',
      safe: 'The file was not touched.',
      todo: 'Put the key back and start again.',
    },
    'key-exposed': {
      what: 'Others may read the key file.',
      safe: 'The data was not opened.',
      todo: 'Have the administrator restrict the key file.',
    },
    'key-invalid': {
      what: 'The key has the wrong form.',
      safe: 'The file was not touched.',
      todo: 'Put the right key in place.',
    },
    'key-sealed': {
      what: 'The key is kept by the desktop program.',
      safe: 'The file was not touched.',
      todo: 'Open it with the desktop program, or set VESTIBULE_KEY.',
    },
    'not-initialised': {
      what: 'There is no branch in this folder yet.',
      safe: 'Nothing was changed.',
      todo: 'Set a branch up first.',
    },
    'already-initialised': {
      what: 'There is a branch in this folder already.',
      safe: 'Nothing was changed.',
      todo: 'Load the page again and sign in.',
    },
    other: {
      what: 'The data folder refuses to be written.',
      safe: 'Nothing was confirmed; all records are whole.',
      todo: 'Tell the administrator.',
    },
  },
  SIGNED_OUT: {
    what: 'You are signed out.',
    safe: 'Everything confirmed before is safe.',
    todo: 'Sign in again.',
  },
  FORBIDDEN: {
    what: 'Your role may not do that.',
    safe: 'Nothing was changed.',
    todo: 'Ask a colleague who may.',
  },
  NOT_SET_UP: {
    what: 'There is no branch here yet.',
    safe: 'Nothing was changed.',
    todo: 'Set a branch up first.',
  },
  ALREADY_SET_UP: {
    what: 'There is a branch here already.',
    safe: 'Nothing was changed.',
    todo: 'Load the page again and sign in.',
  },
  ADMISSION: {
    safe: 'Nothing was changed.',
    'unknown-client': { what: 'The client book has no such client.', todo: 'Search again.' },
    'not-scored': { what: 'This client has no score yet.', todo: 'Score first, then sign.' },
    'not-below': {
      what: 'The client has this tier or a better one already.',
      todo: 'No admission is needed.',
    },
    'already-admitted': {
      what: 'The client has an admission already.',
      todo: 'Revoke that one before signing another.',
    },
    'until-past': { what: 'The last day has passed.', todo: 'Give today or a later day.' },
    'until-far': {
      what: 'That is too long.',
      todo: 'Sign for 24 months at most; it can be signed again.',
    },
    'unknown-admission': { what: 'There is no such admission.', todo: 'Open the client again.' },
    over: { what: 'This admission has ended.', todo: 'Open the client again.' },
  },
  SCHEME: {
    what: 'The scheme was not added: something in it is to correct, or the same version was just added elsewhere.',
    safe: 'Nothing was changed, and what you filled in is still there.',
    todo: 'See the words beside the fields.',
  },
  UNKNOWN_SCHEME: {
    what: 'There is no such scheme.',
    safe: 'Nothing was changed.',
    todo: 'Choose another scheme.',
  },
  NO_SUCH_DAY: {
    what: 'The branch was not open on this day.',
    safe: 'Nothing was changed.',
    todo: 'Choose another day.',
  },
  NO_SUCH_TICKET: {
    what: 'There was no such ticket that day.',
    safe: 'Nothing was changed.',
    todo: 'Check the number and the date.',
  },
  NO_PROSPECT: {
    what: 'Someone has answered this prospect, or it is not for you.',
    safe: 'Nothing was changed.',
    todo: 'See the latest state in the list.',
  },
  NO_MANAGER: {
    what: 'This manager is not active any more.',
    safe: 'Nothing was kept; what you filled in is still there.',
    todo: 'Choose another one and try again.',
  },
  UNKNOWN_CLIENT: {
    what: 'The client book has no such client.',
    safe: 'Nothing was changed.',
    todo: 'Search again; the book may have just been renewed.',
  },
  NOT_DEMO: {
    what: 'Only the demo branch has invented clients.',
    safe: 'Nothing was changed.',
    todo: 'Import clients into a real branch.',
  },
  PIN_SET: {
    what: 'This person already has a PIN.',
    safe: 'Nothing was changed.',
    todo: 'Sign in with it.',
  },
  PIN_NOT_SET: {
    what: 'This person has no PIN yet.',
    safe: 'Nothing was changed.',
    todo: 'Choose one first.',
  },
  PIN_BY_ANOTHER: {
    what: 'The first PIN of a branch head or of branch IT is set by someone else.',
    safe: 'Nothing was changed.',
    todo: 'Ask a head or branch IT who can sign in to set it under Settings, People.',
  },
  WEAK_PIN: {
    what: 'That PIN is too easy to guess.',
    safe: 'Nothing was changed.',
    todo: 'Choose another.',
  },
  WRONG_PIN: { what: 'Wrong PIN.', safe: 'Nothing was changed.', todo: 'Try again.' },
  LOCKED: {
    what: 'Too many wrong PINs.',
    safe: 'Nothing was changed.',
    todo: 'Wait a little and try again.',
  },
  BAD_REQUEST: {
    what: 'What was entered does not fit.',
    safe: 'Nothing was changed.',
    todo: 'Check it and try again.',
  },
};
