const key = 'vestibule.last-person';

/** Staff number of the last sign-in on this machine, with which the list starts. */
export function lastPerson(): string | null {
  return localStorage.getItem(key);
}

/** Stores the staff number of a sign-in. */
export function keepLastPerson(staffNo: string): void {
  localStorage.setItem(key, staffNo);
}
