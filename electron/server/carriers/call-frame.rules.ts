/** The kinds of messages that our client sends: a call, or the end of one. Nothing else comes from a page of ours. */
const kinds: ReadonlySet<unknown> = new Set([undefined, 1, 4]);
/** Ids are numbers that the client counts up. Of method and headers only a stream's resume position is accepted. */
const longestId = 32;
const longestPath = 200;
/** Deeper than any input of the contract. The limit keeps later recursion from overflowing the stack. */
const deepest = 40;

/** What a frame requests. */
export type CallFrame = 'call' | 'abort';

/** Checks the form of a frame before it is passed on. @returns null for a frame that no page of ours sends */
export function callFrame(text: string): CallFrame | null {
  if (isTooDeep(text)) return null;
  const frame = parsed(text);
  if (!isRecord(frame)) return null;
  const { i: id, t: kind, p: payload } = frame;
  if (typeof id !== 'string' || id === '' || id.length > longestId || !kinds.has(kind)) return null;
  if (kind === 4) return 'abort';
  return isRecord(payload) && isCall(payload) ? 'call' : null;
}

function isCall({ u: path, h: headers, m: method }: Record<string, unknown>): boolean {
  if (typeof path !== 'string' || !path.startsWith('/') || path.length > longestPath) return false;
  if (method !== undefined && method !== 'POST') return false;
  return headers === undefined || (isRecord(headers) && hasOnlyPlace(headers));
}

function hasOnlyPlace(headers: Record<string, unknown>): boolean {
  return Object.entries(headers).every(
    ([name, value]) => name === 'last-event-id' && typeof value === 'string',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Whether arrays and objects are nested too deeply. Brackets inside strings do not count. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted && letter === '\\') at += 1;
    else if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === '[' || letter === '{') depth += 1;
    else if (letter === ']' || letter === '}') depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
