/** Who is signed in at a workstation, and where. */
export interface Presence {
  readonly workstation: string;
  /** Staff number; null: nobody is signed in. */
  readonly staffNo: string | null;
  /** The counter that is open there; null: none. */
  readonly counter: number | null;
}

/** Who is there on the branch's workstations. Not durable: each says it again every few seconds. */
export interface PresencePort {
  /** Says who is here, at once and from now on. */
  set(here: Omit<Presence, 'workstation'>): void;
  /** All workstations that have said something within the time limit, this one too, by name. */
  all(): readonly Presence[];
  /** Calls back after every change. @returns the way to stop */
  subscribe(listener: () => void): () => void;
}
