import type { Focus } from './key-names.ts';
import { ownedByFocus } from './key-names.ts';

/** What a key does. One that returns false leaves the key to others. */
export type KeyAct = (event: KeyboardEvent) => boolean | void;

/** Something that lies over the screen and takes all keys: a dialog, a drawer. */
export interface Layer {
  /** The layer that it was opened in. */
  readonly parent: Layer | null;
}

/** Keys of one part of the console, and where that part is. */
export interface Binding<Scope extends string = string> {
  readonly scope: Scope;
  readonly map: () => Readonly<Record<string, KeyAct | undefined>>;
  /** Null: on the screen itself. */
  readonly layer: Layer | null;
  /** Also keys that a person may be typing (Enter, arrows, digits) while a field has the focus. */
  readonly inFields: boolean;
  /** On every screen and over every dialog; only `GlobalKeys` and the lock bind such keys. */
  readonly global: boolean;
}

/**
 * Whose turn a key is. The top layer alone gets keys, whatever appears on the screen below it and whenever; where none
 * is open, the screen does. Within one of them the latest part comes first. Global keys come after all others.
 */
export function createKeyScopes<Scope extends string = string>() {
  const layers: Layer[] = [];
  const bindings: Binding<Scope>[] = [];

  /** The layer opened last that none was opened in. */
  const top = (): Layer | null =>
    layers.findLast((layer) => !layers.some(({ parent }) => parent === layer)) ?? null;

  const inTurn = (): Binding<Scope>[] => {
    const above = top();
    const latest = bindings.toReversed();
    return [
      ...latest.filter(({ layer, global }) => layer === above && !global),
      ...latest.filter(({ global }) => global),
    ];
  };

  const added = <T>(all: T[], one: T): (() => void) => {
    all.push(one);
    return () => {
      all.splice(all.indexOf(one), 1);
    };
  };

  return {
    open: (layer: Layer) => added(layers, layer),
    bind: (binding: Binding<Scope>) => added(bindings, binding),
    top,
    /** What a key may do now, first come first. */
    actsOf(keys: string, focus: Focus): KeyAct[] {
      const owned = ownedByFocus(keys, focus);
      if (owned === 'yes') return [];
      return inTurn().flatMap(({ map, inFields }) => {
        const act = map()[keys];
        return act && (owned === 'no' || inFields) ? [act] : [];
      });
    },
    /** Whole numbers among the keys now that begin with these digits. */
    numbersFrom: (digits: string): string[] =>
      inTurn()
        .flatMap(({ map }) => Object.entries(map()))
        .flatMap(([keys, act]) =>
          act && /^\d+$/.test(keys) && keys.startsWith(digits) ? keys : [],
        ),
    /** The parts whose keys work now. */
    active: (): Scope[] => [...new Set(inTurn().map(({ scope }) => scope))],
  };
}
