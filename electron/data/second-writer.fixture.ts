import Database from 'better-sqlite3';

/*
 * Another process that has the key and does not ask for the folder's lock: tries to write into a database, and says
 * "written" or the code of SQLite's refusal.
 */
const [file = '', key = '', sql = ''] = process.argv.slice(2);
const db = new Database(file, { timeout: 0 });
try {
  db.pragma(`cipher='aegis'`);
  db.pragma(`key='raw:${key}'`);
  db.exec(sql);
  process.stdout.write('written');
} catch (error) {
  process.stdout.write(String((error as { code?: unknown }).code));
} finally {
  db.close();
}
