type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/**
 * The part of one of Electron's emitters that a piece listens to: the events, each with what it brings. Asking for
 * this instead of the whole class is what lets a test give a stand-in without a cast.
 */
export interface Listens<Events extends Record<keyof Events, unknown[]>> {
  on: Together<
    {
      [Name in keyof Events]: (event: Name, listener: (...args: Events[Name]) => void) => unknown;
    }[keyof Events]
  >;
}
