import type { FloorState } from '../../shared/model/hall/floor.ts';

/** Memoizes a function of the floor's state: between two acts every recognition asks for the same result. */
export function memoizeByState<T extends object>(
  read: (state: FloorState) => T,
): (state: FloorState) => T {
  // Weak: a state that is kept would keep all later states in memory.
  const known = new WeakMap<FloorState, T>();
  return (state) => {
    let found = known.get(state);
    if (found === undefined) known.set(state, (found = read(state)));
    return found;
  };
}
