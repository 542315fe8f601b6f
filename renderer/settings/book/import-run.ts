import { useSyncExternalStore } from 'react';
import type { ImportEvent } from '../../../shared/contract/book.ts';
import type { AnswerCode } from '../../rpc/answer-code.ts';
import { answerCode } from '../../rpc/answer-code.ts';
import { core, orpc } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';

/** The import of this window. It goes on while its screen is left, so it lives outside of components. */
export type ImportRun =
  | { readonly state: 'idle' }
  | {
      readonly state: 'running';
      readonly progress: Exclude<ImportEvent, { kind: 'done' }> | null;
      readonly cancelling: boolean;
    }
  | { readonly state: 'done'; readonly result: Extract<ImportEvent, { kind: 'done' }> }
  | { readonly state: 'failed'; readonly error: unknown; readonly answer: AnswerCode | null };

let run: ImportRun = { state: 'idle' };
const listeners = new Set<() => void>();

function become(next: ImportRun): void {
  run = next;
  for (const notify of listeners) notify();
}

/** Imports a folder of this machine; the run tells how far it is. */
export async function startImport(folder: string, score: boolean): Promise<void> {
  if (run.state === 'running') return;
  become({ state: 'running', progress: null, cancelling: false });
  try {
    for await (const event of await core.book.import({ folder, score })) {
      if (event.kind === 'done') become({ state: 'done', result: event });
      else become({ state: 'running', progress: event, cancelling: isCancelling() });
    }
  } catch (error) {
    become({ state: 'failed', error, answer: answerCode(error) });
  } finally {
    void queryClient.invalidateQueries({ queryKey: orpc.book.key() });
    void queryClient.invalidateQueries({ queryKey: orpc.settings.people.key() });
  }
}

/** Asks the import to stop after what it cannot leave half done. */
export async function stopImport(): Promise<void> {
  if (run.state === 'running') become({ ...run, cancelling: true });
  await core.book.cancelImport();
}

function isCancelling(): boolean {
  return run.state === 'running' && run.cancelling;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The import of this window, in components. */
export function useImportRun(): ImportRun {
  return useSyncExternalStore(subscribe, () => run);
}
