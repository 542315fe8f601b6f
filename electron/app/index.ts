export { openConsole, type Console, type ConsoleHost } from './console.ts';
export { openOrRecover, type OpenHost } from './open-or-recover.ts';
