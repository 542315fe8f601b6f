import { procedures } from '../server/index.ts';
import type { createHealth } from './health.service.ts';

/** The health page: `shared/contract/health.ts`. */
export function createHealthRouter(health: ReturnType<typeof createHealth>) {
  const area = procedures.health;
  return {
    state: area.state.handler(() => health.state()),
    bundle: area.bundle.handler(() => health.bundle()),
  };
}
