import { useState } from 'react';

interface Typed {
  /** What the field shows. */
  readonly text: string;
  /** What was typed is not a value (yet). */
  readonly open: boolean;
  readonly type: (text: string) => void;
  /** The field was left: a value that was written otherwise is shown as the console writes it. */
  readonly settle: () => void;
}

/** A field whose text is a value only when `read` understands it; until then the value is empty. */
export function useTyped(
  value: string,
  read: (text: string) => string | null,
  change: (value: string) => void,
): Typed {
  const [draft, setDraft] = useState<string | null>(null);
  const meant = draft === null ? null : read(draft);
  // A value that came from elsewhere takes the place of what was typed.
  const shows = draft !== null && (meant === null || meant === value);
  return {
    text: shows ? draft : value,
    open: draft !== null && meant === null,
    type: (text) => {
      setDraft(text);
      change(read(text) ?? '');
    },
    settle: () => {
      if (meant !== null) setDraft(null);
    },
  };
}
