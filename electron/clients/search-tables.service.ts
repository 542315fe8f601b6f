import type { BookAccess } from '../data/index.ts';
import type { SearchTableFinding } from './search-tables.repository.ts';
import { runTask } from './worker-task.ts';

/** Compares the search tables of a book with its clients, in a thread. @throws DataError */
export function checkSearchTables(access: BookAccess): Promise<SearchTableFinding[]> {
  return runTask<BookAccess, never, never, never, SearchTableFinding[]>({
    worker: new URL('./search-tables.worker.ts', import.meta.url),
    data: { file: access.file, key: access.key },
  });
}
