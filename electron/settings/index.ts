export { createSettingsRouter } from './settings.router.ts';
