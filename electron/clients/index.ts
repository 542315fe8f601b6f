export { emptyBook, importedFrom } from './book-contents.repository.ts';
export { kindCode, kindOfCode, productCode, productOfCode } from './book-codes.rules.ts';
export { codeOf } from './error-code.ts';
export { createCsvReader } from './csv-reader.rules.ts';
export { cardNoIsSound, idNoIsSound } from './check-digits.rules.ts';
export { createClientBook, type ClientBook } from './client-book.service.ts';
export type { Candidates, SearchAnswer } from './client-search.service.ts';
export { exchangeFiles, type ExchangeFile } from './exchange-files.rules.ts';
export { examine } from './exchange-source.ts';
export * as values from './exchange-values.rules.ts';
export { hintsFor, nextBirthday } from './hints.rules.ts';
export { asImportError, ImportError, type ImportErrorCode } from './import-error.ts';
export {
  newReading,
  readExchangeFile,
  type OnReject,
  type Reading,
} from './import-file.service.ts';
export type { ImportPhase, ImportProgress } from './import-progress.rules.ts';
export { importFolder } from './import.service.ts';
export {
  defaultImportSettings,
  importSettingsOf,
  type ImportedFile,
  type ImportResult,
  type ImportSettings,
  type StaffRow,
} from './import-types.ts';
export {
  lastBalanceMonth,
  monthBlock,
  monthBlockWriter,
  monthBlocks,
  monthFigures,
  noteBalanceMonth,
} from './month-block.repository.ts';
export {
  blockOf,
  clientsInBlock,
  createBlockEditor,
  placeOf,
  readBlock,
  slotOf,
  type BlockEditor,
  type MonthFigure,
  type MonthSection,
} from './month-block.rules.ts';
export { keysHeld, openBlockSums, type MonthSum } from './month-sums.rules.ts';
export { rankIn, type RankTable } from './name-search.rules.ts';
export { namesInThread, type Names } from './names.service.ts';
export { rejectWords, tooMany, type RejectLimit, type RejectReason } from './rejects.rules.ts';
export { forgetChanged, mostChanged } from './changed-clients.repository.ts';
export { serveTask, type Host } from './worker-host.ts';
export { runTask } from './worker-task.ts';
