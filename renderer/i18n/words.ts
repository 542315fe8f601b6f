/**
 * The shape of a translation: the same keys as the Chinese file. Where Chinese counts with one form (`waiting_other`),
 * a language with more forms adds its own (`waiting_one`).
 */
export type WordsLike<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : WordsLike<T[K]>;
} & {
  readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};
