import type { WordsLike } from '../words.ts';
import type { refusals as zh } from '../zh/refusals.ts';

/** Why the floor refused an act. */
export const refusals: WordsLike<typeof zh> = {
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
  'newer-format': {
    what: 'A newer version of the console has written to the log. This one can only show it.',
    todo: 'Ask branch IT to upgrade this workstation.',
  },
  'day-over': {
    what: 'That business day is over; another has begun.',
    todo: 'No action needed.',
  },
  'settings-changed': {
    what: 'Somebody else has just changed the same setting.',
    todo: 'Your change is still in the form. Check the latest settings; saving again applies yours.',
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
};
