import type { WordsLike } from '../words.ts';
import type { recovery as zh } from '../zh/recovery.ts';

/** Words of the screen that a branch is recovered on. */
export const recovery: WordsLike<typeof zh> = {
  title: {
    'branch-missing': 'The branch data file (branch.db) is missing',
    damaged: 'The branch data file (branch.db) is damaged',
    'book-missing': 'The client data file (book.db) is missing',
    'book-damaged': 'The client data file (book.db) is damaged',
  },
  safe: 'Nothing was changed and no new branch was begun. Do not move or delete anything in the data folder.',
  folder: 'Data folder: {{dir}}',
  present: 'It still holds: {{names}}',
  known: 'The log went to record {{seq}} ({{when}}).',
  knownSeq: 'The log went to record {{seq}}.',
  putBack: 'If the file was only moved away, put it back and try again.',
  book: 'If only the client data is affected: run vestibule init --new-book on the command line for an empty client book, then import again. The branch keeps its own records.',
  retry: 'Try again',
  stillClosed: 'It still cannot be opened.',
  backups: 'Restore a backup',
  none: 'No backup is known. Enter the full path of a backup file.',
  entry: '{{when}} · log to record {{seq}}',
  away: 'not where it was put',
  path: 'Backup file (full path)',
  look: 'Check backup',
  looking: 'Reading the backup, please wait…',
  again: 'Other backup',
  made: 'Created {{when}}, {{size}}, log to record {{seq}}; intact.',
  badLog: 'The log was already damaged when the backup was created, from record {{seq}}.',
  loss_one: 'After the restore {{count}} later record is missing (until {{to}}). Record it again.',
  loss_other:
    'After the restore {{count}} later records are missing (until {{to}}). Record them again.',
  lossUnknown: 'The present log cannot be read, so what is missing afterwards is not known.',
  lossNone: 'No later record is known.',
  who: 'Confirmed by',
  nobody:
    'The backup has no branch head or administrator with a PIN. Restore it on the command line.',
  pin: 'PIN',
  rule: 'This takes the PIN of a branch head or an administrator of the backup. It signs nobody in and is recorded in the audit. Present files are moved to a before-restore folder, never deleted.',
  restore: 'Restore',
  done: 'Restored. Opening…',
  command: 'Command line: vestibule restore --data DIR FILE',
  refused: {
    'not-a-backup': 'This is not a Vestibule backup, or the file does not exist. Check the path.',
    'backup-is-folder': 'This is a folder. Enter the full path of a backup file.',
    'backup-damaged': 'The backup is not what was written. Use another backup.',
    'other-branch': 'This backup is of another log, not of this branch.',
    'older-backup':
      'There is a later backup: {{subject}}. Connect its drive and use that one; to restore an earlier one all the same, use the command line.',
    'wrong-key': 'The key on this machine does not open this backup.',
    'key-missing':
      'The key is missing: put branch.key back into the data folder, or set VESTIBULE_KEY.',
    'key-sealed':
      'The key is sealed by the desktop app. Restore in the desktop app, or set VESTIBULE_KEY.',
    'key-exposed':
      'Others can read the key file. Make it readable by its owner only, then try again.',
    'key-invalid': 'The key does not have the form of one. Put the original branch.key back.',
    'disk-full': 'The disk is full. Free up space and try again.',
    'no-permission': 'Read or write permission denied. Check the data folder and the backup file.',
    'in-use': 'Another console is using this data folder.',
    'disk-unreadable': 'The disk cannot be read. Check the drive and its connection.',
    'newer-database': 'The backup was made by a newer version. Install that version to restore it.',
    other: 'It was not restored ({{code}}). Nothing was changed.',
  },
};
