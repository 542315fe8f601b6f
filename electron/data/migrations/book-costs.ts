import type { MigrationCost } from '../migrate.ts';

/**
 * What converting a filled book costs, by the number of the step; steps that are not here cost next to nothing. It only
 * serves to say how far a conversion is. Measured on books of a million clients with twelve months of two products.
 */
export const bookCosts: Readonly<Record<number, MigrationCost>> = {
  5: { rows: 'SELECT count(*) / 8 FROM client_names', microseconds: 40 },
  6: { rows: 'SELECT max(client_id) / 8 FROM clients', microseconds: 300 },
  7: {
    rows: 'SELECT count(*) * (SELECT max(client_id) / 440 FROM clients) FROM scored_schemes',
    microseconds: 2000,
  },
  8: { rows: 'SELECT 3 * max(client_id) FROM clients', microseconds: 2 },
  9: { rows: 'SELECT max(client_id) FROM clients', microseconds: 6 },
};
