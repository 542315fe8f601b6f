import { createContext, use, useLayoutEffect, useRef } from 'react';
import { keyScopes } from './keyboard.ts';
import type { KeyMap, ScopeName } from './key-map.ts';
import type { KeyAct, Layer } from './key-scopes.ts';

/** The layer that a component stands in; null on the screen itself. */
export const LayerContext = createContext<Layer | null>(null);

interface KeyOptions {
  readonly enabled?: boolean;
  /** Also take keys that a person may be typing (Enter, arrows, digits) while a field has the focus. */
  readonly inFields?: boolean;
  readonly global?: boolean;
}

/**
 * Binds keys of a scope while the component is mounted. They work while the layer around it is on top; a key that edits
 * text stays with a field of text that has the focus.
 */
export function useKeys<Scope extends ScopeName>(
  scope: Scope,
  map: KeyMap<NoInfer<Scope>>,
  { enabled = true, inFields = false, global = false }: KeyOptions = {},
): void {
  const layer = use(LayerContext);
  const latest = useRef(map);
  useLayoutEffect(() => {
    latest.current = map;
  });
  // Before the paint: a key that is shown already works.
  useLayoutEffect(() => {
    if (!enabled) return;
    const bound = () => latest.current as Readonly<Record<string, KeyAct | undefined>>;
    return keyScopes.bind({ scope, map: bound, layer, inFields, global });
  }, [scope, layer, enabled, inFields, global]);
}
