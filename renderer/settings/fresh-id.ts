/** An id that is not taken yet: room-1, room-2, … Records of the day name things by their id, so none is used twice. */
export function freshId(kind: string, taken: readonly string[]): string {
  for (let count = taken.length + 1; ; count += 1) {
    const id = `${kind}-${count}`;
    if (!taken.includes(id)) return id;
  }
}
