import type { LiveMessage, LiveView } from '../../shared/model/hall/live.ts';
import { applyChange } from '../../shared/model/hall/live.ts';

/** The state of a live view in this window. */
export interface LiveState<V extends LiveView = LiveView> {
  readonly position: string;
  readonly view: V;
}

/** A message does not follow the window's state, so the window has to request the whole view. */
export class LiveGap extends Error {
  constructor() {
    super('a change does not follow on the state that this window holds');
    this.name = 'LiveGap';
  }
}

/**
 * The state after a message. What did not change stays the same object, so that it is not drawn again.
 * @throws LiveGap if the message is a change of another state
 */
export function afterMessage<V extends LiveView>(
  held: LiveState<V> | undefined,
  message: LiveMessage<V>,
): LiveState<V> {
  const { position } = message;
  if (message.kind === 'whole') return { position, view: message.view };
  if (held?.position !== message.from) throw new LiveGap();
  let view: V;
  try {
    view = applyChange(held.view, message.change);
  } catch (error) {
    throw error instanceof RangeError ? new LiveGap() : error;
  }
  return view === held.view && position === held.position ? held : { position, view };
}
