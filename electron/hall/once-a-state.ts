import type { FloorState } from '../../shared/model/floor.ts';

/** The same reading, made once for a state of the floor: between two acts it is asked for at every recognition. */
export function onceAState<T extends object>(
  read: (state: FloorState) => T,
): (state: FloorState) => T {
  // Weak, so that no state is kept, nor all that came after it.
  const known = new WeakMap<FloorState, T>();
  return (state) => {
    let found = known.get(state);
    if (found === undefined) known.set(state, (found = read(state)));
    return found;
  };
}
