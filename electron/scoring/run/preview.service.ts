import type { AdmissionGrant } from '../../../shared/model/clients/admission.ts';
import { runTask } from '../../platform/index.ts';
import type { Preview, PreviewJob } from './preview-run.service.ts';
import type { ScoringProgress } from './scoring-types.ts';

/** What a preview needs. */
export interface PreviewRequest extends Omit<PreviewJob, 'admissions'> {
  readonly admissions?: readonly AdmissionGrant[];
  readonly onProgress: (progress: ScoringProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Who would change tier if a scheme were used, computed in a worker; nothing is written.
 * @throws ScoringError cancelled, DataError of the book
 */
export function previewScheme(request: PreviewRequest): Promise<Preview> {
  const { access, scheme, shown, today, admissions = [], onProgress, signal } = request;
  return runTask<PreviewJob, ScoringProgress, never, never, Preview>({
    worker: new URL('./preview.worker.ts', import.meta.url),
    data: { access: { file: access.file, key: access.key }, scheme, shown, today, admissions },
    signal,
    onProgress: onProgress,
  });
}
