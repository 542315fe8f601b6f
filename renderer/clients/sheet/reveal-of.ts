import type { RevealField } from '../../../shared/model/clients/reveal.ts';

/** Which masked field of whom. */
export interface RevealOf {
  readonly clientNo: string;
  readonly field: RevealField;
  /** Which card. */
  readonly index?: number;
}
