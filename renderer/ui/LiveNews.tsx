import { useState } from 'react';

interface LiveNewsProps {
  /** What is there now, by what tells one from another: the text of a line may change with every minute. */
  readonly items: readonly string[];
  /** What is read out of a change; empty: nothing. */
  readonly say: (came: readonly string[], went: readonly string[]) => string;
}

/** Reads out what came and went, and nothing else: a region that is live as a whole repeats itself at every tick. */
export function LiveNews({ items, say }: LiveNewsProps) {
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
