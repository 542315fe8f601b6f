/** Remembers numbers other than 0, so many at least; of more it forgets all and begins anew. */
export interface NumberMemory {
  has(number: number): boolean;
  add(number: number): void;
}

/** A Set of as many numbers takes several times the memory, and the time that goes with it. */
export function createNumberMemory(atLeast: number): NumberMemory {
  const bits = Math.ceil(Math.log2(atLeast * 1.5));
  const places = new Int32Array(1 << bits);
  const mask = places.length - 1;
  let held = 0;
  /** The number's place, or the free one where it belongs. */
  const placeOf = (number: number): number => {
    let place = Math.imul(number, 0x9e3779b1) >>> (32 - bits);
    while (places[place] !== 0 && places[place] !== number) place = (place + 1) & mask;
    return place;
  };
  return {
    has: (number) => places[placeOf(number)] === number,
    add(number) {
      if (held >= atLeast) {
        places.fill(0);
        held = 0;
      }
      const place = placeOf(number);
      if (places[place] === 0) held += 1;
      places[place] = number;
    },
  };
}
