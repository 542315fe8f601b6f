import type { Link } from '../../../shared/model/relationship/state.ts';
import { changeClient, type Draft, type FactOf } from './draft.rules.ts';

/** A link stands at both clients, so that it is found from either. */
export function applyLink(draft: Draft, fact: FactOf<'client-linked' | 'client-unlinked'>): void {
  const { clientNo, otherNo, relation } = fact;
  const ends: readonly (readonly [string, Link])[] = [
    [clientNo, { otherNo, relation, reverse: false }],
    [otherNo, { otherNo: clientNo, relation, reverse: true }],
  ];
  for (const [at, link] of ends) {
    changeClient(draft, at, ({ links }) => {
      const others = links.filter((one) => !sameLink(one, link));
      return { links: fact.type === 'client-linked' ? [...others, link] : others };
    });
  }
}

function sameLink(a: Link, b: Link): boolean {
  return a.otherNo === b.otherNo && a.relation === b.relation && a.reverse === b.reverse;
}
