import { isAscii, isUtf8 } from 'node:buffer';
import { likelihood, type Encoding } from './encoding.rules.ts';

/** Decodes a file piece by piece. Text of each piece but the last ends with a line. */
export interface LineDecoder {
  push(piece: Buffer): string;
  end(): string;
}

const newline = 10;
/** A longer line is decoded as it comes; nobody keeps it. */
const longestKept = 1_048_576;
/** Letters of two bytes in UTF-8, which is what Chinese in GB18030 may look like. */
const twoByteLetters = /[\u0080-\u00b6\u00b8-\u07ff]/;

/**
 * Decodes an exchange file. A file that was put together from others may have lines in another encoding than the rest,
 * which decode to sound but wrong text: such a line gets U+FFFD at its beginning, which no line may hold, so that it is set
 * aside instead of loading under a wrong name.
 */
export function createLineDecoder(encoding: Encoding): LineDecoder {
  // The decoder drops a byte order mark by itself.
  const decoder = new TextDecoder(encoding);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    return {
      push: (piece) => decoder.decode(piece, { stream: true }),
      end: () => decoder.decode(),
    };
  }
  let carry: Buffer = Buffer.alloc(0);

  function decode(bytes: Buffer): string {
    const text = decoder.decode(bytes, { stream: true });
    const suspicious =
      encoding === 'utf-8' ? twoByteLetters.test(text) : !isAscii(bytes) && hasUtf8Line(bytes);
    return suspicious ? marked(text, bytes) : text;
  }

  /** The text with a mark before each line that is likelier in the other encoding. */
  function marked(text: string, bytes: Buffer): string {
    const lines = text.split('\n');
    let from = 0;
    return lines
      .map((line) => {
        const end = bytes.indexOf(newline, from);
        const raw = bytes.subarray(from, end < 0 ? bytes.length : end);
        from = end < 0 ? bytes.length : end + 1;
        return isOther(line, raw) ? `\uFFFD${line}` : line;
      })
      .join('\n');
  }

  function isOther(line: string, raw: Buffer): boolean {
    if (isAscii(raw) || !isUtf8(raw)) return false;
    const other = new TextDecoder(encoding === 'utf-8' ? 'gb18030' : 'utf-8').decode(raw);
    // Sound UTF-8 seldom comes about by chance in GB18030, Chinese of two bytes in UTF-8 does.
    return mean(other) > mean(line) + (encoding === 'utf-8' ? 0.5 : 0);
  }

  return {
    push(piece) {
      const bytes = carry.length === 0 ? piece : Buffer.concat([carry, piece]);
      const last = bytes.lastIndexOf(newline);
      if (last < 0 && bytes.length < longestKept) {
        carry = bytes;
        return '';
      }
      const end = last < 0 ? bytes.length : last + 1;
      carry = bytes.subarray(end);
      return decode(bytes.subarray(0, end));
    },
    end() {
      const rest = carry;
      carry = Buffer.alloc(0);
      return decode(rest) + decoder.decode();
    },
  };
}

const mean = (text: string): number => {
  const { sum, letters } = likelihood(text);
  return letters === 0 ? 0 : sum / letters;
};

function hasUtf8Line(bytes: Buffer): boolean {
  for (let from = 0; from < bytes.length;) {
    const next = bytes.indexOf(newline, from);
    const end = next < 0 ? bytes.length : next;
    const line = bytes.subarray(from, end);
    if (!isAscii(line) && isUtf8(line)) return true;
    from = end + 1;
  }
  return false;
}
