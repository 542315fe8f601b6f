import { use, useLayoutEffect, useMemo, type ReactNode } from 'react';
import { keyScopes } from './keyboard.ts';
import type { Layer } from './key-scopes.ts';
import { LayerContext } from './use-keys.ts';

/** A layer over the screen: while it is mounted, its keys work and those below do not. */
export function KeyLayer({ children }: { readonly children: ReactNode }) {
  const parent = use(LayerContext);
  const layer = useMemo((): Layer => ({ parent }), [parent]);
  useLayoutEffect(() => keyScopes.open(layer), [layer]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}
