import type { Focus } from './key-names.ts';
import { ownedByFocus } from './key-names.ts';

/** What a key does. One that returns false leaves the key to others. */
export type KeyAct = (event: KeyboardEvent) => boolean | void;

/** A layer over the screen that gets all keys: a dialog, a drawer. */
export interface Layer {
  /** The layer from which it was opened. */
  readonly parent: Layer | null;
}

/** The keys of one part of the console, and its layer. */
export interface Binding<Scope extends string = string> {
  readonly scope: Scope;
  readonly map: () => Readonly<Record<string, KeyAct | undefined>>;
  /** null: the screen itself. */
  readonly layer: Layer | null;
  /** Also gets keys that a focused field could use (Enter, arrows, digits). */
  readonly inFields: boolean;
  /** Works on every screen and above every dialog; only `GlobalKeys` and the lock bind such keys. */
  readonly global: boolean;
}

/**
 * Decides which part gets a key. Only the top layer gets keys, whatever appears on the screen below it; without a
 * layer, the screen gets them. Within a layer the latest part comes first. Global keys come last.
 */
export function createKeyScopes<Scope extends string = string>() {
  const layers: Layer[] = [];
  const bindings: Binding<Scope>[] = [];

  /** The top layer: the last one from which no other was opened. */
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
    /** The acts of a key now, in order of precedence. */
    actsOf(keys: string, focus: Focus): KeyAct[] {
      const owned = ownedByFocus(keys, focus);
      if (owned === 'yes') return [];
      return inTurn().flatMap(({ map, inFields }) => {
        const act = map()[keys];
        return act && (owned === 'no' || inFields) ? [act] : [];
      });
    },
    /** The numbers among the present keys that start with these digits. */
    numbersFrom: (digits: string): string[] =>
      inTurn()
        .flatMap(({ map }) => Object.entries(map()))
        .flatMap(([keys, act]) =>
          act && /^\d+$/.test(keys) && keys.startsWith(digits) ? keys : [],
        ),
    /** The scopes whose keys work now. */
    active: (): Scope[] => [...new Set(inTurn().map(({ scope }) => scope))],
  };
}
