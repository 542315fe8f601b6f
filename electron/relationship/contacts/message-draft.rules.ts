/** What a message to a client can name. */
export const messageFields = ['address', 'product', 'date', 'branch', 'manager', 'event'] as const;
export type MessageField = (typeof messageFields)[number];

const placeholder = /\{([^{}]*)\}/g;

/** Placeholders of a text that no message can fill: the branch is told when it writes one. */
export function unknownFields(text: string): readonly string[] {
  const known: ReadonlySet<string> = new Set(messageFields);
  const named = [...text.matchAll(placeholder)].map((match) => match[1] ?? '');
  return [...new Set(named.filter((name) => !known.has(name)))];
}

/** A draft, or what is missing for it. */
export type Draft =
  | { readonly text: string }
  | {
      readonly missing: readonly string[];
    };

/** A message to copy or print. Nothing is left as a gap: what is unknown is named instead. */
export function draftMessage(
  template: string,
  values: Readonly<Partial<Record<MessageField, string>>>,
): Draft {
  const missing = new Set<string>();
  const text = template.replace(placeholder, (whole, name: string) => {
    const value = values[name as MessageField];
    if (value === undefined || value === '') missing.add(name);
    return value ?? whole;
  });
  return missing.size > 0 ? { missing: [...missing] } : { text };
}
