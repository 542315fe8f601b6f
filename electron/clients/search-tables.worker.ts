import { openBook, type BookAccess } from '../data/index.ts';
import { searchTableFindings, type SearchTableFinding } from './search-tables.repository.ts';
import { serveTask } from './worker-host.ts';

/* Seconds of reading for a city's clients. */
await serveTask<BookAccess, never, never, never, SearchTableFinding[]>((access) => {
  const db = openBook(access);
  try {
    return searchTableFindings(db);
  } finally {
    db.close();
  }
});
