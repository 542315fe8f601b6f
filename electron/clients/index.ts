export { kindCode, kindOfCode, productCode, productOfCode } from './book-codes.rules.ts';
export { codeOf } from './error-code.ts';
export { createCsvReader } from './csv-reader.rules.ts';
export { cardNoIsSound, idNoIsSound } from './check-digits.rules.ts';
export { createClientBook, type ClientBook } from './client-book.service.ts';
export type { AllCandidates, Candidates, SearchAnswer } from './client-search.service.ts';
export { exchangeFiles, type ExchangeFile } from './exchange-files.rules.ts';
export { examine } from './exchange-source.ts';
export * as values from './exchange-values.rules.ts';
export {
  defaultHintSettings,
  hintsFor,
  maxHints,
  nextBirthday,
  type HintFacts,
  type HintSettings,
} from './hints.rules.ts';
export {
  asImportError,
  ImportError,
  importErrorCodes,
  type ImportErrorCode,
} from './import-error.ts';
export {
  newReading,
  readExchangeFile,
  type OnReject,
  type Reading,
} from './import-file.service.ts';
export type { ImportPhase, ImportProgress } from './import-progress.rules.ts';
export { importFolder, type ImportRequest } from './import.service.ts';
export {
  defaultImportSettings,
  type ImportedFile,
  type ImportResult,
  type ImportSettings,
  type StaffLanded,
  type StaffRow,
} from './import-types.ts';
export {
  lastBalanceMonth,
  monthBlock,
  monthBlocks,
  monthRows,
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
  type MonthSection,
  type YearRow,
} from './month-block.rules.ts';
export { keysHeld, openBlockSums, type MonthSum } from './month-sums.rules.ts';
export { rankIn, type RankTable } from './name-search.rules.ts';
export { namesHere, namesInThread, type Names } from './names.service.ts';
export { rejectWords, type RejectReason } from './rejects.rules.ts';
export { type SearchTableFinding } from './search-tables.repository.ts';
export { checkSearchTables } from './search-tables.service.ts';
export { forgetTouched, touchedSince } from './touched.repository.ts';
export type { Touched } from './touched.rules.ts';
export { serveTask, type Host } from './worker-host.ts';
export { runTask, type WorkerTask } from './worker-task.ts';
