export { bookStepView, importedFileView } from './book-views.ts';
export { firstRejects } from './rejects.service.ts';
export { createBookRouter } from './book.router.ts';
export {
  createBookService,
  type BookEvent,
  type BookService,
  type BookStep,
  type ImportRecord,
  type ScoreEvent,
} from './book.service.ts';
export { createSchemeChoices, type SchemeChoices } from './scheme-choices.service.ts';
export { createPreviews } from './previews.service.ts';
export { createSchemesRouter } from './schemes.router.ts';
