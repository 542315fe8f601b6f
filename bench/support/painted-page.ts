/* What runs in the page of a measured lobby; it is handed over as text, so it imports nothing. */

interface PageEvent {
  readonly key: string;
  readonly timeStamp: number;
}

/** The little of a browser that is used here; the benches are typed for Node. */
interface PageWindow {
  requestAnimationFrame(next: () => void): void;
  addEventListener(type: string, told: (event: PageEvent) => void, capture: boolean): void;
  readonly document: { querySelector(selector: string): { readonly textContent: string } | null };
  readonly MutationObserver: new (told: () => void) => {
    observe(target: object, what: Readonly<Record<string, boolean>>): void;
  };
  /** Waits for the next Enter, and then for a card that holds this text. */
  benchExpect?: (text: string) => void;
  /** Milliseconds from that Enter until the card was painted. */
  benchPainted?: () => Promise<number>;
}

/** Takes the time from each Enter, by the clock of the key, until the card that was expected has been painted. */
export function watchCards(): void {
  const page = globalThis as unknown as PageWindow;
  let expected: string | null = null;
  let entered: number | null = null;
  let painted = Promise.withResolvers<number>();
  page.benchExpect = (text) => {
    expected = text;
    entered = null;
    painted = Promise.withResolvers();
    const { reject } = painted;
    setTimeout(() => {
      reject(new Error(`no card of ${text}`));
    }, 20_000);
  };
  page.benchPainted = () => painted.promise;
  page.addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      if (key === 'Enter') entered = timeStamp;
    },
    true,
  );
  new page.MutationObserver(() => {
    if (expected === null || entered === null) return;
    const from = entered;
    if (page.document.querySelector('[data-card]')?.textContent.includes(expected) !== true) return;
    expected = null;
    page.requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => {
        painted.resolve(performance.now() - from);
      });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  }).observe(page.document, { subtree: true, childList: true, characterData: true });
}
