export { emptyBook, importedFrom } from './book/book-contents.repository.ts';
export { kindCode, kindOfCode, productCode, productOfCode } from './book/book-codes.rules.ts';
export { createCsvReader } from './csv/csv-reader.rules.ts';
export { cardNoIsSound, idNoIsSound } from './checks/check-digits.rules.ts';
export { createClientBook, type ClientBook } from './book/client-book.service.ts';
export type { Candidates, SearchAnswer } from './search/client-search.service.ts';
export { exchangeFiles, type ExchangeFile, type FactFile } from './csv/exchange-files.rules.ts';
export { examine } from './csv/exchange-source.ts';
export * as values from './checks/exchange-values.rules.ts';
export { hintsFor, nextBirthday } from './book/hints.rules.ts';
export { asImportError, ImportError, type ImportErrorCode } from './import/import-error.ts';
export {
  newReading,
  readExchangeFile,
  type OnReject,
  type Reading,
} from './import/import-file.service.ts';
export type { ImportPhase, ImportProgress } from './import/import-progress.rules.ts';
export { importFolder } from './import/import.service.ts';
export {
  defaultImportSettings,
  importSettingsOf,
  type FactRow,
  type FactsLanded,
  type ImportedFile,
  type ImportResult,
  type ImportSettings,
  type StaffRow,
} from './import/import-types.ts';
export {
  lastBalanceMonth,
  monthBlock,
  monthBlockWriter,
  monthBlocks,
  monthFigures,
  noteBalanceMonth,
} from './months/month-block.repository.ts';
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
} from './months/month-block.rules.ts';
export { keysHeld, openBlockSums, type MonthSum } from './months/month-sums.rules.ts';
export { rankIn, type RankTable } from './search/name-search.rules.ts';
export { namesInThread, type Names } from './search/names.service.ts';
export {
  rejectWords,
  tooMany,
  type RejectLimit,
  type RejectReason,
} from './checks/rejects.rules.ts';
export { forgetChanged, mostChanged } from './book/changed-clients.repository.ts';
