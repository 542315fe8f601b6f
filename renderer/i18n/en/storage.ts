import type { WordsLike } from '../words.ts';
import type { storage as zh } from '../zh/storage.ts';

/** What is wrong with the files of the branch. */
export const storage: WordsLike<typeof zh> = {
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
  'demo-left-out': {
    what: 'This folder holds a demo branch, and this Vestibule was installed without the demo.',
    safe: 'Nothing was changed.',
    todo: 'Open the folder of your branch, or install Vestibule with the demo.',
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
};
