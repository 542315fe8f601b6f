import type { orpc } from '../../rpc/client.ts';

/** What the intake does now, and its latest runs. */
export type IntakeStateView = Awaited<ReturnType<typeof orpc.intake.state.call>>;
