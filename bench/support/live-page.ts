/* What runs in the page of a measured window; it is handed over as text, so it imports nothing. */

/** What a window noted since it was last asked. */
export interface PageNotes {
  /** Milliseconds from the core's making of a push until its change was painted. */
  readonly painted: number[];
  /** Tasks of the page's thread over 50 ms, in milliseconds. */
  readonly longTasks: number[];
  readonly pushes: number;
  readonly bytes: number;
}

/** The little of a browser that is used here; the benches are typed for Node. */
interface PageWindow {
  WebSocket: typeof WebSocket;
  requestAnimationFrame(next: () => void): void;
  readonly document: object;
  readonly MutationObserver: new (told: () => void) => {
    observe(target: object, what: Readonly<Record<string, boolean>>): void;
  };
  readonly PerformanceObserver: new (
    told: (list: { getEntries(): readonly { readonly duration: number }[] }) => void,
  ) => { observe(what: { readonly type: string }): void };
  benchNotes?: () => PageNotes;
}

/** Notes pushes, when their changes are painted, and tasks that would drop frames; in the page as `benchNotes()`. */
export function watchPage(): void {
  const page = globalThis as unknown as PageWindow;
  let notes = { painted: [] as number[], longTasks: [] as number[], pushes: 0, bytes: 0 };
  /** Pushes of which nothing has been drawn yet, by the core's clock, which is this machine's. */
  let undrawn: number[] = [];
  const now = () => performance.timeOrigin + performance.now();
  const note = ({ data }: { readonly data: unknown }) => {
    const text = data instanceof ArrayBuffer ? new TextDecoder().decode(data) : String(data);
    const made = /"serverTime":(\d+)/.exec(text)?.[1];
    if (made === undefined) return;
    notes.pushes += 1;
    notes.bytes += text.length;
    // Only where the line or the calls changed is it certain that something is drawn.
    if (/"(line|calls)":/.test(text)) undrawn.push(Number(made));
  };
  page.WebSocket = class extends WebSocket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      this.addEventListener('message', note);
    }
  };
  const afterPaint = (done: () => void) => {
    page.requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', done);
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  };
  new page.MutationObserver(() => {
    const drawn = undrawn;
    undrawn = [];
    if (drawn.length === 0) return;
    afterPaint(() => {
      for (const made of drawn) notes.painted.push(now() - made);
    });
  }).observe(page.document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  new page.PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) notes.longTasks.push(duration);
  }).observe({ type: 'longtask' });
  page.benchNotes = () => {
    const taken = notes;
    notes = { painted: [], longTasks: [], pushes: 0, bytes: 0 };
    return taken;
  };
}
