import type { BranchConfig } from '../../../shared/model/branch.ts';
import type { FloorState } from '../../../shared/model/hall/floor.ts';
import { sameValue } from '../../../shared/model/same-value.ts';
import { refuse, type CommandOf, type Decision } from './command.rules.ts';
import { configured } from './unbinding.rules.ts';

/** Sets all settings. Refused while a counter that would go is open. Tickets bound to what goes are unbound. */
export function configure(state: FloorState, config: BranchConfig): Decision {
  const kept = new Set(config.counters.map((counter) => counter.id));
  for (const counter of state.counters.values()) {
    if (counter.state !== 'closed' && !kept.has(counter.id)) {
      return refuse('counter-busy', String(counter.id));
    }
  }
  const { ends } = configured(state, config);
  return [{ type: 'branch-configured', config }, ...ends];
}

/**
 * Changes single settings; the others stay as they are now. Refused where somebody has changed the same setting to
 * something else since: the person must see that first.
 */
export function changeSettings(
  state: FloorState,
  config: BranchConfig,
  { changes, before }: CommandOf<'change-settings'>,
): Decision {
  const keys = Object.keys(changes) as (keyof BranchConfig)[];
  const wanted = keys.filter((key) => !sameValue(config[key], changes[key]));
  const other = wanted.find((key) => !sameValue(config[key], before[key]));
  if (other !== undefined) return refuse('settings-changed', other);
  if (wanted.length === 0) return [];
  const picked = Object.fromEntries(wanted.map((key) => [key, changes[key]]));
  return configure(state, { ...config, ...(picked as Partial<BranchConfig>) });
}
