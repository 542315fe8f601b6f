import { expect, it } from 'vitest';
import type { access } from '../model/people/roles.ts';
import type { Complete, Contract } from './index.ts';

type Table = typeof access;
type WithoutBook = Omit<Contract, 'book'>;
type WithMore = WithoutBook & { book: Contract['book'] & { more: unknown } };

it('the contract does not compile while a procedure has no entry in access, or an entry no procedure', () => {
  // @ts-expect-error book.more has no entry
  type Untold = Complete<Table, WithMore>;
  // @ts-expect-error access.book is the entry of nothing
  type Idle = Complete<Table, WithoutBook>;
  const told: readonly [Untold?, Idle?] = [];
  expect(told).toEqual([]);
});
