/** What the page's client sends: a call, or its wish to end one. Anything else is not from a page of ours. */
const kinds: ReadonlySet<unknown> = new Set([undefined, 1, 4]);
/** Ids are counted up by the client; methods and headers are of other carriers, except the place a stream goes on from. */
const longestId = 32;
const longestPath = 200;
/** Deeper than any input of the contract; what is walked through later must not run out of stack. */
const deepest = 40;

/** What a frame asks for. */
export type CallFrame = 'call' | 'abort';

/** Reads a frame as far as it must be sound before it goes on. @returns null for what no page of ours sends */
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

/** Whether arrays and objects lie too deep in each other. Brackets inside of strings do not count. */
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
