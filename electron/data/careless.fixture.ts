import Database from 'better-sqlite3';

const exec = Object.getOwnPropertyDescriptor(Database.prototype, 'exec')?.value as (
  this: Database.Database,
  sql: string,
) => Database.Database;

/** Makes this process forget its transactions: a control for tests that kill it between their two ends. */
export function forgetTransactions(): void {
  Database.prototype.exec = function (sql) {
    return /^(BEGIN|COMMIT|ROLLBACK)/.test(sql) ? this : exec.call(this, sql);
  };
}
