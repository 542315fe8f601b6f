import { use, useLayoutEffect, useRef, type RefObject } from 'react';
import { takeScans } from './keyboard.ts';
import { LayerContext } from './use-keys.ts';

/**
 * Takes a reader's burst as a scan, wherever the focus is in the layer around this component. What the burst had typed
 * into a field by then is taken back out of it.
 * @param own the field that shows the scan itself, and needs nothing taken back
 */
export function useScanner(
  scanned: (text: string) => void,
  own?: RefObject<HTMLInputElement | null>,
): void {
  const layer = use(LayerContext);
  const latest = useRef(scanned);
  useLayoutEffect(() => {
    latest.current = scanned;
  });
  // Before the paint: a card that is read into what is shown is taken by it.
  useLayoutEffect(
    () =>
      takeScans({
        layer,
        scanned: (text) => {
          latest.current(text);
        },
        field: () => own?.current ?? null,
      }),
    [layer, own],
  );
}
