import { describe, expect, it } from 'vitest';
import { businessDateSchema } from './schemas.ts';

describe('days that there are not', () => {
  it.each(['2026-13-45', '2026-02-29', '2026-04-31', '2026-00-10', '2026-10-00', '0050-01-01', ''])(
    'F23 %s is refused by the core',
    (date) => {
      expect(businessDateSchema.safeParse(date).success).toBe(false);
    },
  );

  it('F23 a real one is taken', () => {
    expect(businessDateSchema.parse('2028-02-29')).toBe('2028-02-29');
  });
});
