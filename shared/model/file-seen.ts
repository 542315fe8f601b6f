/** Separators of columns that files come with; the exchange files have commas. */
export const separators = [',', ';', '\t', '|', '，', '；'] as const;
export type Separator = (typeof separators)[number];

/** A column that no exchange file has, and the one that was likely meant. */
export interface LikelyColumn {
  readonly column: string;
  readonly known: string;
}

/** What was seen of a file that was refused for its form; nothing of a client is in it. */
export interface FileSeen {
  readonly encoding: string;
  readonly separator: Separator;
  /** The first line as it was read, values of clients masked. */
  readonly header: readonly string[];
  readonly likely: readonly LikelyColumn[];
}
