import { getEventIteratorSchemaDetails, isContractProcedure } from '@orpc/contract';
import { expect, test } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import { streamPaths } from './streams.ts';

function streamsOf(router: object, path: readonly string[] = []): string[] {
  return Object.entries(router).flatMap(([name, part]: [string, unknown]) => {
    const at = [...path, name];
    if (isContractProcedure(part)) {
      const details = getEventIteratorSchemaDetails(part['~orpc'].outputSchema);
      return details ? [at.join('.')] : [];
    }
    return typeof part === 'object' && part !== null ? streamsOf(part, at) : [];
  });
}

test('the list of streams is the contract’s', () => {
  expect([...streamPaths].sort()).toEqual(streamsOf(contract).sort());
});
