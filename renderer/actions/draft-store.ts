/** The owner of a draft, and the screen of its form. */
export interface DraftScope {
  readonly owner: string;
  readonly place: string;
}

interface Kept {
  readonly value: unknown;
  /** A person filled it in; otherwise it is only a place, such as an open dialog or a chosen tab. */
  readonly filled: boolean;
}

/**
 * Drafts by person, in the page's memory only. Closing a form drops its draft. A form that disappears with the session
 * (a lock, a sign-out elsewhere) or with its screen keeps it.
 */
export function createDraftStore() {
  const people = new Map<string, Map<string, Kept>>();
  let owner: string | null = null;
  const draftsOf = (person: string) => {
    const known = people.get(person);
    if (known) return known;
    const fresh = new Map<string, Kept>();
    people.set(person, fresh);
    return fresh;
  };
  const drop = (person: string, key: string) => {
    people.get(person)?.delete(key);
  };
  return {
    /** Sets the person at the window; null: nobody. */
    setOwner: (person: string | null): void => {
      owner = person;
    },
    scope: (place: string): DraftScope | null => (owner === null ? null : { owner, place }),
    read: (scope: DraftScope | null, key: string): { readonly value: unknown } | undefined =>
      scope ? people.get(scope.owner)?.get(key) : undefined,
    write: (scope: DraftScope | null, key: string, value: unknown, filled: boolean): void => {
      if (scope) draftsOf(scope.owner).set(key, { value, filled });
    },
    drop: (scope: DraftScope | null, key: string): void => {
      if (scope) drop(scope.owner, key);
    },
    /** The form was unmounted. @param place the screen that is shown now */
    formGone: (scope: DraftScope | null, key: string, place: string): void => {
      if (!scope || scope.owner !== owner) return;
      const filled = people.get(owner)?.get(key)?.filled === true;
      if (!filled || scope.place === place) drop(owner, key);
    },
    /** Drops drafts by the prefix of their keys, because the person has discarded them. */
    discard: (prefix: string): void => {
      if (owner === null) return;
      for (const key of draftsOf(owner).keys()) if (key.startsWith(prefix)) drop(owner, key);
    },
    /** Whether the person has a draft. */
    holdsFor: (person: string): boolean =>
      [...(people.get(person)?.values() ?? [])].some(({ filled }) => filled),
  };
}
