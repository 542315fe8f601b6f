/** Comments, quoted texts, semicolons, and what lies between. */
const pieces = /--[^\n]*|'[^']*'|"[^"]*"|;|[^;'"-]+|-/g;

/**
 * The statements of a piece of SQL, one by one. Knows what migrations are written with: comments to the line's end,
 * quotes, and triggers, which end with END.
 */
export function statementsOf(sql: string): string[] {
  const statements: string[] = [];
  let text = '';
  /** The same without comments and quoted texts. */
  let bare = '';
  for (const [piece] of sql.matchAll(pieces)) {
    text += piece;
    if (piece.startsWith('--') || piece.startsWith("'") || piece.startsWith('"')) continue;
    bare += piece;
    if (piece !== ';') continue;
    const trigger = /^\s*CREATE\s+(TEMP\s+)?TRIGGER\b/i.test(bare);
    if (trigger && !/\bEND\s*;$/i.test(bare)) continue;
    statements.push(text.trim());
    text = '';
    bare = '';
  }
  if (bare.trim() !== '') statements.push(text.trim());
  return statements;
}

/**
 * A statement that fills a table from others, with a condition that is asked of every row on its way; null for any other
 * statement. The limit, which is none, keeps SQLite from taking the inner question apart and losing its order.
 */
export function withCondition(statement: string, condition: string): string | null {
  const code = statement.replace(/^(\s*--[^\n]*\n)+/, '').replace(/;$/, '');
  const filling =
    /^(\s*INSERT(?:\s+OR\s+\w+)?\s+INTO\s+\w+\s*(?:\([^)]*\)\s*)?)((?:SELECT|WITH)\b[^]*)$/i;
  const [, into, select] = filling.exec(code) ?? [];
  return select === undefined
    ? null
    : `${into}SELECT * FROM (${select}\nLIMIT -1) WHERE ${condition}`;
}
