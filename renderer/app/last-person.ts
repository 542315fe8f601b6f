const key = 'vestibule.last-person';

/** Staff number of whoever signed in last on this machine: the list begins there. */
export function lastPerson(): string | null {
  return localStorage.getItem(key);
}

/** Remembers who signed in. */
export function keepLastPerson(staffNo: string): void {
  localStorage.setItem(key, staffNo);
}
