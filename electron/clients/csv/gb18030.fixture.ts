/** A text in GB18030, of characters that two bytes hold: Node writes UTF-8 and UTF-16 alone. */
export function inGb18030(text: string): Buffer {
  bytesOf ??= table();
  return Buffer.from(
    [...text].flatMap((character) => {
      const bytes = character < '\x80' ? [character.charCodeAt(0)] : bytesOf?.get(character);
      if (!bytes) throw new Error(`${character} has no two bytes in GB18030`);
      return bytes;
    }),
  );
}

let bytesOf: ReadonlyMap<string, readonly number[]> | undefined;

function table(): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\uFFFD') found.set(text, [lead, trail]);
    }
  }
  return found;
}
