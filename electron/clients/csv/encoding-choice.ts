import { isAscii } from 'node:buffer';
import { likelihood, markOf, type Encoding } from './encoding.rules.ts';

/** Characters beyond ASCII after which the encoding is sure. */
const enoughEvidence = 20_000;
/** By so much likelier must another reading be than that of sound UTF-8, which seldom comes about by chance. */
const forUtf8 = 0.8;
/** Where nothing but the cut-off end of a file is beyond ASCII, UTF-8 is taken for likelier than rare characters. */
const unknownUtf8 = -0.4;

/** Finds the encoding of a file that begins with these pieces: by its mark, else strict UTF-8, else by its letters. */
export function weighEncoding() {
  const utf8 = new TextDecoder('utf-8');
  const gb = new TextDecoder('gb18030');
  const asUtf8 = { sum: 0, letters: 0 };
  const asGb = { sum: 0, letters: 0 };
  let sound = true;
  let marked: Encoding | null = null;
  let first = true;
  let needsMore = false;
  const add = (to: { sum: number; letters: number }, text: string): void => {
    const { sum, letters } = likelihood(text);
    to.sum += sum;
    to.letters += letters;
  };
  return {
    /** @returns whether more pieces could still change the choice */
    add(piece: Buffer): boolean {
      if (first) marked = markOf(piece)?.encoding ?? null;
      first = false;
      if (marked !== null) return false;
      // Decoding ASCII tells nothing, unless a character began before it.
      if (!needsMore && isAscii(piece)) return true;
      needsMore = (piece.at(-1) ?? 0) > 0x7f;
      const text = utf8.decode(piece, { stream: true });
      sound &&= !text.includes('\uFFFD');
      add(asUtf8, text);
      add(asGb, gb.decode(piece, { stream: true }));
      return asUtf8.letters < enoughEvidence;
    },
    /** @param whole whether all of the file was added */
    chosen(whole: boolean): Encoding {
      if (marked !== null) return marked;
      // A character that the end of the file cuts off speaks against neither.
      const cut = whole && utf8.decode() !== '';
      if (whole) add(asGb, gb.decode());
      const { sum, letters } = asUtf8;
      const utf = letters === 0 ? (cut ? unknownUtf8 : 1) : sum / letters;
      const other = asGb.letters === 0 ? -1 : asGb.sum / asGb.letters;
      return other > utf + (sound && letters > 0 ? forUtf8 : 0) ? 'gb18030' : 'utf-8';
    },
  };
}
