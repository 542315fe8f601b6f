import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const program = fileURLToPath(new URL('./crash-writer.fixture.ts', import.meta.url));

/** A writer that was started, and what it says. */
export interface Writer {
  readonly pid: number;
  /** Lets it write. */
  go(): void;
  /** Kills it at once. */
  kill(): void;
  /** The words said so far, whole lines only: what a kill cut off was confirmed to nobody. */
  words(): readonly string[];
  /** Called with the number of words after each that comes. */
  onWord(listener: (count: number) => void): void;
  /** When it is dead. @throws Error when it ended by itself */
  dead(): Promise<void>;
}

/** Starts writers; what Node compiled for the first serves the others, so that a kill costs little. */
export function createWriters(dir: string, day: number, mode = 'durable'): () => Writer {
  const cache = mkdtempSync(join(tmpdir(), 'vestibule-compiled-'));
  const alive = new Set<ChildProcess>();
  onTestFinished(() => {
    for (const child of alive) child.kill('SIGKILL');
    rmSync(cache, { recursive: true, force: true });
  });
  return () => {
    const child = spawn(process.execPath, ['--no-warnings', program, dir, mode, String(day)], {
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
    });
    alive.add(child);
    let text = '';
    let errors = '';
    let listener: (count: number) => void = () => undefined;
    const words = () => text.split('\n').slice(0, -1);
    child.stdin.on('error', () => undefined);
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString().replace('ready\n', '');
      listener(words().length);
    });
    const dead = new Promise<void>((resolve, reject) => {
      child.on('close', (_code, signal) => {
        alive.delete(child);
        if (signal === 'SIGKILL') resolve();
        else reject(new Error(`the writer ended by itself: ${errors}`));
      });
    });
    // Whoever waits for it hears of it; one that waits for its turn may be killed unheard.
    dead.catch(() => undefined);
    return {
      pid: child.pid ?? 0,
      go: () => child.stdin.write('\n'),
      kill: () => child.kill('SIGKILL'),
      words,
      onWord: (next) => {
        listener = next;
      },
      dead: () => dead,
    };
  };
}
