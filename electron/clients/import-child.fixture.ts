import { importFolder } from './import.service.ts';

// Run by import-kill.test.ts, which ends it in the middle.
await importFolder({
  access: { file: process.env['BOOK_FILE'] ?? '', key: process.env['BOOK_KEY'] ?? '' },
  folder: process.argv[2] ?? '',
  at: 0,
  landStaff: (rows) => ({ accepted: rows.length, replaced: 0 }),
  onProgress: () => process.send?.('running'),
});
process.disconnect();
