/** Column separators that are recognised in a file. The exchange files have commas. */
export const separators = [',', ';', '\t', '|', '，', '；'] as const;
export type Separator = (typeof separators)[number];

/** An unknown column, and the known column that was probably meant. */
export interface LikelyColumn {
  readonly column: string;
  readonly known: string;
}

/** What was recognised in a file that was refused for its form. It contains no client data. */
export interface FileSeen {
  readonly encoding: string;
  readonly separator: Separator;
  /** The first line as it was read, with client data masked. */
  readonly header: readonly string[];
  readonly likely: readonly LikelyColumn[];
}
