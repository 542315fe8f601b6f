import type { WordsLike } from '../words.ts';
import type { backup as zh } from '../zh/backup.ts';

/** Words of backup and restore. */
export const backup: WordsLike<typeof zh> = {
  make: {
    title: 'Backup',
    note: 'One encrypted file, created while the branch is in operation. Store it on another machine or drive, and keep the key separately.',
    folder: 'Folder',
    hint: 'Full path, e.g. E:\\backup or /mnt/backup',
    choose: 'Choose a folder',
    do: 'Back up now',
    none: 'No backup yet.',
    last: 'Last backup: {{when}} ({{ago}})',
    today: 'today',
    ago_one: 'yesterday',
    ago_other: '{{count}} days ago',
  },
  verify: {
    title: 'Verify a backup',
    note: 'Reads the file as a restore would: key, every page, log chain. Nothing is changed.',
    file: 'Backup file',
    hint: 'Full path',
    do: 'Verify',
  },
  running: {
    make: 'Backing up',
    verify: 'Verifying',
    copying: 'copying data…',
    checking: 'verifying data and log chain…',
    packing: 'writing the file…',
    reading: 'reading the file…',
    goOn: 'Operations continue; you can leave this page.',
  },
  outcome: {
    made: 'Backup created and verified: {{file}}, {{size}}, log to record {{seq}}.',
    verified: 'The backup is intact: created {{when}}, {{size}}, log to record {{seq}}.',
    since_one: 'The log has {{count}} newer record, which a restore would lose.',
    since_other: 'The log has {{count}} newer records, which a restore would lose.',
    current: 'The log has no newer records.',
    notOnLog:
      'It belongs to this branch, but the current log does not continue from it: one of the two was truncated or rewritten. Run verify on the command line.',
    otherBranch: 'It is a backup of a different log, not of this branch.',
    badLog: 'The log was already damaged when the backup was created, from record {{seq}}.',
  },
  failed: {
    title: 'Failed: {{file}}',
    safe: 'Existing data was not changed.',
    'file-exists':
      'A file of this name exists and is never overwritten. Wait a second and try again.',
    'not-a-backup': 'This is not a Vestibule backup, or the file does not exist. Check the path.',
    'backup-damaged':
      'The content does not match: the file is damaged or incomplete. Use another backup.',
    'wrong-key': 'The key on this machine cannot open it; it was created with a different key.',
    'disk-full': 'The disk is full. Free up space or choose another location.',
    'no-permission': 'Read or write permission denied. Check the folder permissions.',
    damaged:
      'A database failed its integrity check. Inform your administrator and keep older backups.',
    'backup-folder-missing':
      'The folder is no longer there. Connect the drive or choose another folder.',
    'backup-is-folder': 'This is a folder. Enter the full path of a backup file.',
    'disk-unreadable': 'The disk cannot be read. Check the drive and its connection.',
    'book-damaged':
      'The client data failed its integrity check. Inform your administrator and keep older backups.',
    'newer-database': 'It was created by a newer version. Install that version to verify it.',
    'plain-database': 'The data in it is not encrypted, so it was not opened.',
    other: 'Reason: {{code}}',
  },
  folderFault: {
    'not-absolute': 'Full path required',
    'folder-missing': 'Folder not found',
    'no-permission': 'Write permission denied',
    'data-folder': 'Not inside the data folder: losing the data would lose the backup',
    other: 'This folder cannot be used ({{code}})',
  },
  list: {
    title: 'Recent backups',
    when: 'When',
    by: 'By',
    file: 'File',
    size: 'Size',
    head: 'Chain head',
    cli: 'command line',
  },
  restore: {
    title: 'How to restore',
    first: 'Close Vestibule in all windows.',
    key: 'Place the key file branch.key in the target folder; without it the backup cannot be opened. The desktop app seals its key on the machine; on another machine set VESTIBULE_KEY.',
    command: 'Run:',
    aside:
      'The backup is verified first; existing data is moved to the folder before-restore, never deleted.',
    start: 'Start Vestibule again. Tickets and services after the backup must be recorded again.',
  },
};
