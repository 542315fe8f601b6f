import { bans } from './bans.mjs';
import { fileNameRule } from './file-name.mjs';
import { zonesRule } from './zones.mjs';

/**
 * The house rules of this repository as an ESLint plugin.
 * @type {import('eslint').ESLint.Plugin}
 */
export const vestibule = {
  meta: { name: 'vestibule' },
  rules: { ...bans, 'file-name': fileNameRule, zones: zonesRule },
};
