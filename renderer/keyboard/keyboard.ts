import { flushSync } from 'react-dom';
import { focusKind, takesText } from './focus-kind.ts';
import { insertText, setValue, textFieldNow, type TextField } from './held-text.ts';
import type { ScopeName } from './key-map.ts';
import { aloneMs, isComposing, keyOf, ownedByFocus, type Focus } from './key-names.ts';
import { createKeyScopes, type KeyAct, type Layer } from './key-scopes.ts';
import { follow, isMachine, isScan, lastCard, noBurst, pauseMs, strokeKey } from './scan-burst.ts';
import { holdsKey, isCardLike, isTrackText } from '../../shared/model/clients/scanned.ts';

/** The scopes of this window: which parts are on the screen, and which is on top. */
export const keyScopes = createKeyScopes<ScopeName>();

/** Whether a dialog is open: then a screen must not take the focus. */
export const dialogIsOpen = (): boolean => keyScopes.top() !== null;

/** Handles scans while its layer is on top. */
export interface ScanHandler {
  readonly layer: Layer | null;
  readonly scanned: (text: string) => void;
  /** The field that shows the scan, from which typed characters need not be removed. */
  readonly field: () => HTMLInputElement | null;
}

const handlers: ScanHandler[] = [];
let unused: (dialog: boolean) => void = () => undefined;

export function takeScans(handler: ScanHandler): () => void {
  handlers.push(handler);
  return () => {
    handlers.splice(handlers.indexOf(handler), 1);
  };
}

/** Listeners for scans that nothing on top handles. */
export function onUnusedScan(say: (dialog: boolean) => void): () => void {
  unused = say;
  return () => {
    unused = () => undefined;
  };
}

/** After this pause a number is complete, although more digits could follow. */
const numberPauseMs = 700;
const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock']);

// Scans: characters at a reader's pace are held back from fields and acts until it is known what they are.
let burst = noBurst;
let before: { readonly field: TextField; readonly value: string } | null = null;
let held = '';
let heldTimer: ReturnType<typeof setTimeout> | undefined;
let scannedAt = Number.NEGATIVE_INFINITY;
/** The burst's length at its last pause: what follows may be its rest, or another card. */
let pausedAfter = 0;
/** The field into which a burst without Enter was typed, and its text: the next burst replaces it. */
let leftBehind: { readonly field: TextField; readonly value: string } | null = null;

// Single characters act when it is certain that no reader has sent them.
interface Waiting {
  readonly event: KeyboardEvent;
  readonly layer: Layer | null;
}
let waiting: Waiting[] = [];
/** The focused element when the key arrived. */
let focused: Element | null = null;
let waitingTimer: ReturnType<typeof setTimeout> | undefined;
let digits = '';
let digitsTimer: ReturnType<typeof setTimeout> | undefined;
const digitListeners = new Set<() => void>();

/** The digits of a number that is being typed; empty if none. For `useSyncExternalStore`. */
export const typedDigits = (): string => digits;

/** Calls back when `typedDigits` changes. */
export function onTypedDigits(listener: () => void): () => void {
  digitListeners.add(listener);
  return () => digitListeners.delete(listener);
}

function setDigits(now: string): void {
  if (now === digits) return;
  digits = now;
  for (const listener of digitListeners) listener();
}

/** Runs a key's act and renders at once, so that the next key finds what this one has opened or closed. */
function perform(acts: readonly KeyAct[], event: KeyboardEvent): boolean {
  return acts.some((act) => flushSync(() => act(event)) !== false);
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function drop(): void {
  clearTimeout(waitingTimer);
  waiting = [];
  resetDigits();
}

/** The first listener of every key. Uses the events' time stamps, because a busy page may handle keys late. */
function watch(event: KeyboardEvent): void {
  if (modifiers.has(event.key)) return;
  const earlier = waiting.at(-1)?.event.timeStamp;
  const alone = event.key.length !== 1 || event.timeStamp - (earlier ?? 0) >= aloneMs;
  if (earlier !== undefined && alone) flush();
  // Earlier keys may have moved the focus since this key was sent to its target.
  focused = document.activeElement;
  if (event.ctrlKey || event.altKey || event.metaKey) {
    // Some readers send STX and ETX as Ctrl+B and Ctrl+C.
    if (isMachine(burst) && event.timeStamp - burst.last < aloneMs) swallow(event);
    else release();
    return;
  }
  if (event.repeat) {
    release();
    burst = noBurst;
    return;
  }
  const ends = event.key === 'Enter' || event.key === 'Tab';
  // Readers that end with carriage return and line feed press Enter twice.
  if (ends && event.timeStamp - scannedAt < aloneMs) {
    swallow(event);
    return;
  }
  const outcome = follow(burst, { key: strokeKey(event), at: event.timeStamp });
  if (outcome.burst.text.length === 1) {
    const field = textFieldNow();
    before = field && { field, value: field.value };
    pausedAfter = 0;
  }
  burst = outcome.burst;
  if (isMachine(burst)) drop();
  if (outcome.scan !== undefined) {
    swallow(event);
    scannedAt = event.timeStamp;
    forget();
    deliver(lastCard(outcome.scan, pausedAfter));
  } else if (outcome.byMachine && !event.isComposing && event.key.length === 1) {
    swallow(event);
    held += event.key;
    clearTimeout(heldTimer);
    heldTimer = setTimeout(paused, pauseMs);
  } else release();
}

function forget(): void {
  clearTimeout(heldTimer);
  held = '';
}

/** Types what was held back: it is a person's after all, or the burst continues with something else. */
function release(): void {
  const text = held;
  forget();
  insertText(text);
}

/** A burst has paused. For a reader that sends no Enter this is its end. */
function paused(): void {
  const text = lastCard(burst.text, pausedAfter);
  const own = before;
  const read = handlerNow() ? holdsKey(text) || isTrackText(text) : isCardLike(text);
  const complete = isScan(burst);
  pausedAfter = burst.text.length;
  if (complete && read && (handlerNow() || dialogIsOpen() || !own)) {
    forget();
    deliver(text);
    return;
  }
  if (complete && own && leftBehind?.field === own.field && leftBehind.value === own.value) {
    forget();
    setValue(own.field, text);
  } else release();
  if (complete && own) leftBehind = { field: own.field, value: own.field.value };
}

const handlerNow = (): ScanHandler | undefined =>
  handlers.findLast(({ layer }) => layer === keyScopes.top());

function deliver(text: string): void {
  const handler = handlerNow();
  if (before && (!handler || before.field !== handler.field())) {
    const { field, value } = before;
    if (field.value !== value) setValue(field, value);
  }
  if (handler) handler.scanned(text);
  else unused(dialogIsOpen());
}

/** Dispatches a key to the part whose turn it is. */
function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event) || modifiers.has(event.key)) return;
  const keys = keyOf(event);
  if (event.key.length !== 1) {
    if (digits !== '') {
      if (takesBack.has(keys)) resetDigits();
      else takeNumber();
      focused = document.activeElement;
      if (keys === 'Enter' || takesBack.has(keys)) {
        event.preventDefault();
        return;
      }
    }
    const focus = focusKind(focused);
    if (perform(keyScopes.actsOf(keys, focus), event)) event.preventDefault();
    return;
  }
  const goesOn = waiting.length > 0 && isText(event);
  if (!goesOn && !isMeant(keys, focusKind(focused))) return;
  event.preventDefault();
  if (isMachine(burst) && (burst.gaps.at(-1) ?? 0) < aloneMs) return;
  waiting.push({ event, layer: keyScopes.top() });
  clearTimeout(waitingTimer);
  waitingTimer = setTimeout(flush, aloneMs);
}

const isText = ({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  !ctrlKey && !altKey && !metaKey;

function isMeant(keys: string, focus: Focus): boolean {
  const digit = /^\d$/.test(keys) && ownedByFocus(keys, focus) === 'no';
  return digit
    ? [digits + keys, keys].some((number) => keyScopes.numbersFrom(number).length > 0)
    : keyScopes.actsOf(keys, focus).length > 0;
}

/** Runs single-character keys after which nothing followed at a reader's pace. */
function flush(): void {
  clearTimeout(waitingTimer);
  const due = waiting;
  waiting = [];
  const now = keyScopes.top();
  for (const { event, layer } of due) {
    // A layer that opened by itself gets no key pressed before it; a layer that one of these keys opens gets the rest.
    if (layer === now) give(event);
  }
}

/** Runs a character's key, or types it into the field that an earlier key has focused. */
function give(event: KeyboardEvent): void {
  const keys = keyOf(event);
  if (/^\d$/.test(keys) && ownedByFocus(keys, focusKind(document.activeElement)) === 'no') {
    addDigit(keys, event);
    return;
  }
  takeNumber();
  const focus = document.activeElement;
  if (perform(keyScopes.actsOf(keys, focusKind(focus)), event)) return;
  if (isText(event) && takesText(focus)) insertText(event.key);
}

/** Keys that discard a number while it is being typed. */
const takesBack = new Set(['Escape', 'Backspace']);
let lastDigit: Waiting | null = null;

/** A digit acts at once if no longer number starts with it; otherwise after a pause, or with the next key. */
function addDigit(digit: string, event: KeyboardEvent): void {
  if (event.repeat) return;
  const longer = keyScopes.numbersFrom(digits + digit);
  setDigits(longer.length > 0 ? digits + digit : digit);
  lastDigit = { event, layer: keyScopes.top() };
  clearTimeout(digitsTimer);
  const found = keyScopes.numbersFrom(digits);
  if (found.length === 0) resetDigits();
  else if (found.every((number) => number === digits)) takeNumber();
  else digitsTimer = setTimeout(takeNumber, numberPauseMs);
}

/** The typed number is complete. A dialog that opened by itself meanwhile does not get it. */
function takeNumber(): void {
  const number = digits;
  const last = lastDigit;
  resetDigits();
  if (number === '' || last?.layer !== keyScopes.top()) return;
  perform(keyScopes.actsOf(number, focusKind(document.activeElement)), last.event);
}

function resetDigits(): void {
  clearTimeout(digitsTimer);
  setDigits('');
}

/** A form's own key comes before its parts: a select would open its list at any Enter. */
function wholeForm(event: KeyboardEvent): void {
  if (keyOf(event) !== 'Ctrl+Enter') return;
  dispatch(event);
  if (event.defaultPrevented) event.stopPropagation();
}

/** Starts listening to the window's keyboard. Called once, from main.tsx. */
export function startKeyboard(): void {
  window.addEventListener('keydown', watch, { capture: true });
  window.addEventListener('keydown', wholeForm, { capture: true });
  window.addEventListener('keydown', dispatch);
}
