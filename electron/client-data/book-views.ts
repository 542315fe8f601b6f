import type { ImportedFile } from '../clients/index.ts';
import type { BookEvent, BookStep } from './book.service.ts';
import { firstRejects } from './rejects.service.ts';

const rejectsShown = 50;

/** A progress event of import or scoring, for the contract. */
export function bookEventView(event: BookEvent) {
  if (event.kind !== 'done') return bookStepView(event);
  const { result, score, unscored } = event;
  return {
    kind: event.kind,
    files: result.files.map(importedFileView),
    rejects: result.rejects,
    firstRejects: firstRejects(result.rejects, rejectsShown),
    score,
    unscored: unscored && { code: unscored.code, subject: unscored.subject },
  };
}

/** The progress of import or scoring, for the contract. */
export function bookStepView(step: BookStep) {
  if (step.kind === 'scoring') return step;
  const { bytesDone: _done, bytesTotal: _total, ...progress } = step.progress;
  return { kind: step.kind, ...progress };
}

/** The result of one file, for the contract. */
export function importedFileView({
  refused,
  about,
  sameAs,
  rolesWaiting,
  seen,
  likelyColumns,
  unknownColumns,
  ...file
}: ImportedFile) {
  return {
    file: file.file,
    rows: file.rows,
    accepted: file.accepted,
    replaced: file.replaced,
    rejected: file.rejected,
    unknownColumns: [...unknownColumns],
    checkDigitFaults: file.checkDigitFaults,
    seconds: file.seconds,
    ...(refused === undefined ? {} : { refused }),
    ...(about === undefined ? {} : { about }),
    ...(rolesWaiting === undefined ? {} : { rolesWaiting }),
    ...(sameAs === undefined ? {} : { sameAs }),
    ...(seen === undefined
      ? {}
      : { seen: { ...seen, header: [...seen.header], likely: [...seen.likely] } }),
    ...(likelyColumns === undefined ? {} : { likelyColumns: [...likelyColumns] }),
  };
}
