import { openBook, type BookAccess } from '../../data/index.ts';
import { packNames } from './name-index.rules.ts';
import { readNames, type NamesOfBook } from './name-index.repository.ts';
import { readingsOf } from './name-readings.ts';
import { serveTask } from '../../platform/index.ts';

await serveTask<BookAccess, never, never, never, NamesOfBook>((access, { cancelled }) => {
  const db = openBook(access);
  try {
    return readNames(db, (rows) => packNames(rows, readingsOf), cancelled);
  } finally {
    db.close();
  }
});
