import type { WordsLike } from '../words.ts';
import type { backup as zh } from '../zh/backup.ts';

/** Words of backup and restore. */
export const backup: WordsLike<typeof zh> = {
  make: {
    title: 'Backup',
    note: 'One encrypted file, made while the branch serves. Keep it on another machine or drive, and the key elsewhere.',
    folder: 'Folder',
    hint: 'The whole path, such as E:\\backup or /mnt/backup',
    choose: 'Choose a folder',
    do: 'Back up now',
    none: 'There is no backup yet.',
    last: 'Last backup: {{when}} ({{ago}})',
    today: 'today',
    ago_one: 'yesterday',
    ago_other: '{{count}} days ago',
  },
  verify: {
    title: 'Check a backup',
    note: 'Read as a restore would: the key, every page, the chain of the log. Nothing is changed.',
    file: 'Backup file',
    hint: 'The whole path',
    do: 'Check',
  },
  running: {
    make: 'Backing up',
    verify: 'Checking',
    copying: 'copying data…',
    checking: 'checking data and the chain of the log…',
    packing: 'writing the file…',
    reading: 'reading the file…',
    goOn: 'Service goes on, and you may leave this page.',
  },
  outcome: {
    made: 'Backed up and read back: {{file}}, {{size}}, the log up to record {{seq}}.',
    verified: 'This backup is sound: made {{when}}, {{size}}, the log up to record {{seq}}.',
    since_one: 'The log has {{count}} more record since; restoring it would lose it.',
    since_other: 'The log has {{count}} more records since; restoring it would lose them.',
    current: 'The log has no newer record.',
    notOnLog:
      'It is of this branch, but the present log does not go on from it: one of the two was cut or rewritten. Compare with verify on the command line.',
    otherBranch: 'It is a backup of another log, not of this branch.',
    badLog: 'The log was not sound when it was made, from record {{seq}} on.',
  },
  failed: {
    title: 'Not done: {{file}}',
    safe: 'The present data were not touched.',
    'file-exists':
      'A file of this name exists, and a backup never takes its place. Wait a second and try again.',
    'not-a-backup':
      'This is not a backup of this console, or there is no such file. Check the path.',
    'backup-damaged':
      'It is not what was written: the file is damaged or not whole. Take another backup.',
    'wrong-key': 'The key of this machine does not open it: it was made with another.',
    'disk-full': 'The disk is full. Make room or take another place.',
    'no-permission': 'It may not be read or written. Check the rights of the folder.',
    damaged: 'A database fails its check. Tell your administrator, and keep the older backups.',
    'newer-database': 'It was made by a newer console. Install that version to check it.',
    'plain-database': 'The data in it are not encrypted, so they were not opened.',
    other: 'Reason: {{code}}',
  },
  folderFault: {
    'not-absolute': 'Give the whole path',
    'folder-missing': 'There is no such folder',
    'no-permission': 'It may not be written to',
    'data-folder': 'Not in the data folder: what loses the data would lose the backup',
    other: 'This folder cannot be used ({{code}})',
  },
  list: {
    title: 'Latest backups',
    when: 'When',
    by: 'By',
    file: 'File',
    size: 'Size',
    head: 'Head of the chain',
    cli: 'command line',
  },
  restore: {
    title: 'How to restore',
    first: 'Close the console in every window.',
    key: 'Put the key file branch.key into the folder; without it the backup cannot be opened. The desktop app seals its key on its machine: another machine needs VESTIBULE_KEY.',
    command: 'Run:',
    aside:
      'The backup is looked through first; what was there is moved to a folder before-restore, never removed.',
    start: 'Start the console again. What happened after the backup has to be noted anew.',
  },
};
