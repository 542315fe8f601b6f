// Loaded before a console that a test starts: its wall clock can be set as people and networks set a machine's.
import { isMainThread } from 'node:worker_threads';

const machine = Date.now;
let aheadMs = Number(process.env['TEST_CLOCK_AHEAD_MS']);
Date.now = () => machine() + aheadMs;

if (isMainThread) {
  process.on('message', (/** @type {{ aheadMs: number }} */ set) => {
    aheadMs = set.aheadMs;
    process.send?.('set');
  });
  process.channel?.unref();
}
