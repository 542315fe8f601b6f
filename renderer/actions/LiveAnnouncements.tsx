import { useState } from 'react';

interface LiveNewsProps {
  /** The present lines by id. Not by text, which may change every minute. */
  readonly items: readonly string[];
  /** The text to announce for a change; empty: none. */
  readonly say: (came: readonly string[], went: readonly string[]) => string;
}

/** Announces only added and removed lines: a whole live region would be repeated at every tick. */
export function LiveAnnouncements({ items, say }: LiveNewsProps) {
  const [known, setKnown] = useState(items);
  const [text, setText] = useState('');
  const came = items.filter((item) => !known.includes(item));
  const went = known.filter((item) => !items.includes(item));
  if (came.length > 0 || went.length > 0) {
    setKnown(items);
    setText(say(came, went));
  }
  return (
    <p className="visually-hidden" aria-live="polite">
      {text}
    </p>
  );
}
