import type { WordsLike } from '../words.ts';
import type { errors as zh } from '../zh/errors.ts';

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
  REFUSED: {
    safe: 'Nothing was changed.',
    'day-not-open': {
      what: 'The day is not open yet.',
      todo: 'Ask the branch head to open a counter.',
    },
    'not-configured': {
      what: 'The branch is not configured yet.',
      todo: 'Ask the branch head to complete the settings.',
    },
    'service-unknown': {
      what: 'Service not found.',
      todo: 'Select another; the list may have just changed.',
    },
    'client-has-ticket': {
      what: 'This client already has a ticket: {{subject}}.',
      todo: 'Use that ticket, or cancel it first.',
    },
    'ticket-has-client': {
      what: '{{subject}} is already linked to a client.',
      todo: 'Check the number. To change the client, cancel this ticket and issue a new one.',
    },
    'ticket-unknown': {
      what: 'Ticket not found.',
      todo: 'It may be from another day; issue a new one.',
    },
    'ticket-not-waiting': {
      what: 'This ticket is no longer waiting.',
      todo: 'Another counter may have just called it; check the list for the latest state.',
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
    'ticket-ended': {
      what: 'This ticket has ended for today.',
      todo: 'Issue a new one if needed.',
    },
    'ticket-not-parked': {
      what: 'This ticket is not on hold.',
      todo: 'Check the list for the latest state.',
    },
    'recall-first': { what: 'Not enough recalls for a no-show.', todo: 'Recall again.' },
    'nobody-waiting': {
      what: 'Nobody is waiting for this counter.',
      todo: 'New tickets appear immediately.',
    },
    'counter-unknown': {
      what: 'Counter not found.',
      todo: 'Add it in Settings, or select another.',
    },
    'counter-closed': { what: 'The counter is closed.', todo: 'Open it first.' },
    'counter-paused': { what: 'The counter is paused.', todo: 'Resume it first.' },
    'counter-busy': {
      what: 'The counter still has a client.',
      todo: 'Complete, transfer, hold or mark as no-show first.',
    },
    'counter-taken': { what: 'This counter is in use.', todo: 'Select another.' },
    'person-at-counter': {
      what: 'You are already at another counter.',
      todo: 'Close that one first.',
    },
    'not-your-counter': { what: 'This is not your counter.', todo: 'Use your own counter.' },
    'item-not-due': {
      what: 'This item does not apply to the client.',
      todo: 'The checklist may have just changed.',
    },
    'item-not-open': {
      what: 'This item has already been handled.',
      todo: 'Reopen it first if needed.',
    },
    'item-not-closed': { what: 'This item is still open.', todo: 'Complete or skip it.' },
    'reason-missing': { what: 'Reason required.', todo: 'Enter a reason and try again.' },
    'receiver-unknown': {
      what: 'Receiver not found.',
      todo: 'Take the ticket first, then select someone else.',
    },
    'day-closed': {
      what: 'The business day is closed.',
      todo: 'To continue, ask the branch head to reopen it.',
    },
    'day-not-closed': { what: 'The business day is still open.', todo: 'No action needed.' },
    'service-repeated': {
      what: 'Duplicate service.',
      todo: 'Select each service only once.',
    },
    'service-not-for-client': {
      what: 'This service is not available for this type of client.',
      todo: 'Select a personal service for personal clients, a corporate one for corporate clients.',
    },
    'reinstate-too-late': {
      what: '{{subject}} is past the time limit for reinstatement.',
      todo: 'Issue a new ticket; the limit is a branch setting.',
    },
    'reinstate-too-often': {
      what: '{{subject}} has reached the limit of reinstatements.',
      todo: 'Issue a new ticket; the limit is a branch setting.',
    },
    'counter-does-not-serve': {
      what: 'Counter {{subject}} does not offer this service to this client.',
      todo: 'Select another counter, or change its services first.',
    },
    'counter-same': {
      what: 'The client is already at this counter.',
      todo: 'Select another counter or service.',
    },
    'wake-time-past': { what: 'The return time has passed.', todo: 'Select a later time.' },
    'person-unknown': {
      what: 'This person cannot be assigned to a counter.',
      todo: 'Choose another.',
    },
    'appointment-unknown': {
      what: 'Appointment not found.',
      todo: 'Check the list for the latest state.',
    },
    'appointment-over': {
      what: 'This appointment was kept, missed or cancelled.',
      todo: 'Book another if needed.',
    },
    'appointment-past': { what: 'The appointment time has passed.', todo: 'Select a later time.' },
    'clock-agrees': {
      what: 'The clock of this computer and the branch time agree.',
      todo: 'There is nothing to correct.',
    },
    'client-has-appointment': {
      what: 'This client already has an appointment on that day.',
      todo: 'Cancel the existing one first.',
    },
    'not-called-to-you': {
      what: 'You were not called for this reception, or it was reassigned.',
      todo: 'No response needed.',
    },
  },
  STORAGE: {
    'plain-database': {
      what: 'The data file is not encrypted and was not opened.',
      safe: 'The file was not changed.',
      todo: 'Contact your administrator: the file was created without a key.',
    },
    'wrong-key': {
      what: 'The key does not match the data.',
      safe: 'The file was not changed.',
      todo: 'Start with the original key.',
    },
    damaged: {
      what: 'The data file is damaged.',
      safe: 'Nothing was written.',
      todo: 'Stop using it and restore a backup.',
    },
    'book-damaged': {
      what: 'The client book is damaged.',
      safe: 'The branch’s log and queue are whole: tickets can be issued, called and served.',
      todo: 'Have the administrator restart the console, which sets the damaged file aside, and import the extracts again; or restore a backup, or run init --new-book.',
    },
    'branch-missing': {
      what: 'The branch’s own data file is missing.',
      safe: 'No new branch was begun.',
      todo: 'Put the file back or restore a backup.',
    },
    'book-missing': {
      what: 'The client book is missing.',
      safe: 'The branch’s own records are whole.',
      todo: 'Put the file back, restore a backup, or import again.',
    },
    'disk-unreadable': {
      what: 'The disk could not be read.',
      safe: 'Nothing was confirmed; all records are whole.',
      todo: 'Try again; if it fails again, have the administrator check the disk.',
    },
    'not-a-folder': {
      what: 'There is a file where the data folder should be.',
      safe: 'Nothing was changed.',
      todo: 'Have the administrator move it away.',
    },
    'folder-exposed': {
      what: 'Others may read or write the data folder.',
      safe: 'The data was not opened.',
      todo: 'Have the administrator restrict it.',
    },
    'restore-unfinished': {
      what: 'A restore was cut off.',
      safe: 'The old and the restored files are both there.',
      todo: 'Have the administrator check the disk and start again.',
    },
    'newer-database': {
      what: 'The data was written by a newer version of Vestibule.',
      safe: 'Nothing was written.',
      todo: 'Install that version and open it again.',
    },
    'in-use': {
      what: 'Another console is using this data folder.',
      safe: 'Nothing was changed.',
      todo: 'Close that one first.',
    },
    'no-permission': {
      what: 'No read or write permission for the data folder.',
      safe: 'Nothing was confirmed; existing records are intact.',
      todo: 'Ask your administrator to check the permissions.',
    },
    'disk-full': {
      what: 'The disk is full; nothing was recorded.',
      safe: 'Nothing was confirmed; existing records are intact.',
      todo: 'Free up space and try again.',
    },
    'key-missing': {
      what: 'The data key is missing.',
      safe: 'The file was not changed.',
      todo: 'Put the key back and start again.',
    },
    'key-exposed': {
      what: 'The key file is readable by others.',
      safe: 'The data was not opened.',
      todo: 'Ask your administrator to restrict the key file.',
    },
    'key-invalid': {
      what: 'The key has an invalid format.',
      safe: 'The file was not changed.',
      todo: 'Restore the correct key.',
    },
    'key-sealed': {
      what: 'The key is sealed by the desktop app.',
      safe: 'The file was not changed.',
      todo: 'Open it with the desktop app, or set VESTIBULE_KEY.',
    },
    'not-initialised': {
      what: 'No branch in this folder yet.',
      safe: 'Nothing was changed.',
      todo: 'Set up a branch first.',
    },
    'already-initialised': {
      what: 'This folder already contains a branch.',
      safe: 'Nothing was changed.',
      todo: 'Reload the page and sign in.',
    },
    other: {
      what: 'The data folder cannot be written.',
      safe: 'Nothing was confirmed; existing records are intact.',
      todo: 'Contact your administrator.',
    },
  },
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
