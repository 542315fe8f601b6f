import type {
  BrowserWindowConstructorOptions,
  Event,
  MessagePortMain,
  Rectangle,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron';
import { EventEmitter } from 'node:events';

/** An event of Electron's that a listener can prevent. */
export function preventable<Params extends object>(params: Params): Event<Params> {
  let prevented = false;
  const event = {
    ...params,
    preventDefault: () => void (prevented = true),
    get defaultPrevented() {
      return prevented;
    },
  };
  return Object.defineProperty(event, 'defaultPrevented', { get: () => prevented });
}

/** What a frame was sent. */
export interface SentMessage {
  readonly channel: string;
  readonly message: unknown;
  readonly ports: readonly MessagePortMain[];
}

/** The main frame: where it is and what it was sent. */
export class StandInFrame {
  url = '';
  origin = 'null';
  readonly sent: SentMessage[] = [];

  postMessage(channel: string, message: unknown, transfer: MessagePortMain[] = []): void {
    this.sent.push({ channel, message, ports: transfer });
  }
}

/** Contents that load nothing but tell what a load, or a page's misdeeds, would bring about. */
export class StandInContents extends EventEmitter {
  readonly mainFrame = new StandInFrame();
  #openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.#openHandler = handler;
  }

  reload(): void {
    this.commit(this.mainFrame.url);
  }

  print(): void {
    this.emit('stand-in-printed');
  }

  printToPDF(): Promise<Buffer<ArrayBuffer>> {
    return Promise.resolve(Buffer.from('%PDF-1.7'));
  }

  /** A page has been committed and its document is complete. */
  commit(url: string, origin = originOf(url)): void {
    this.mainFrame.url = url;
    this.mainFrame.origin = origin;
    this.emit('did-navigate', preventable({}), url, -1, '');
    this.emit('dom-ready', preventable({}));
    this.emit('did-finish-load', preventable({}));
  }

  /** A page asks to go elsewhere; tells whether it got there. */
  navigate(url: string): boolean {
    const details = { url, isSameDocument: false, isMainFrame: true, frame: null };
    if (!this.#allowed('will-frame-navigate', details)) return false;
    if (!this.#allowed('will-navigate', details)) return false;
    this.commit(url);
    return true;
  }

  /** A frame inside the page asks to go somewhere. */
  navigateFrame(url: string): boolean {
    const details = { url, isSameDocument: false, isMainFrame: false, frame: null };
    return this.#allowed('will-frame-navigate', details);
  }

  /** A server answers a navigation with a redirect. */
  redirect(url: string, isMainFrame = true): boolean {
    return this.#allowed('will-redirect', { url, isMainFrame, isSameDocument: false, frame: null });
  }

  /** A page asks for a webview. */
  attachWebview(): boolean {
    return this.#allowed('will-attach-webview', {});
  }

  /** A page calls `window.open`. */
  open(url: string): WindowOpenHandlerResponse['action'] {
    return this.#openHandler({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    }).action;
  }

  #allowed(name: string, params: object): boolean {
    const event = preventable(params);
    this.emit(name, event);
    return !event.defaultPrevented;
  }
}

function originOf(text: string): string {
  const url = new URL(text);
  return url.host === '' ? 'null' : `${url.protocol}//${url.host}`;
}

/** A window that is only remembered: its options, its bounds, whether it is shown. */
export class StandInWindow extends EventEmitter {
  static all: StandInWindow[] = [];
  /** Told of each new window's contents, as `web-contents-created` is. */
  static created: (contents: StandInContents) => void = () => {};

  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new StandInContents();
  readonly acts: string[] = [];
  bounds: Rectangle;
  #destroyed = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    StandInWindow.all.push(this);
    StandInWindow.created(this.webContents);
  }

  static getFocusedWindow(): null {
    return null;
  }

  loadURL(url: string): Promise<void> {
    this.webContents.commit(url);
    this.emit('ready-to-show', preventable({}));
    return Promise.resolve();
  }

  /** As when a person closes it: `close` can be prevented, `closed` is the end. */
  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.destroy();
  }

  destroy(): void {
    this.#destroyed = true;
    StandInWindow.all = StandInWindow.all.filter((window) => window !== this);
    this.webContents.emit('destroyed');
    this.emit('closed');
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  show(): void {
    this.acts.push('show');
  }

  showInactive(): void {
    this.acts.push('showInactive');
  }

  focus(): void {
    this.acts.push('focus');
  }

  maximize(): void {
    this.acts.push('maximize');
  }

  restore(): void {
    this.acts.push('restore');
  }

  isMinimized(): boolean {
    return false;
  }

  isMaximized(): boolean {
    return this.acts.includes('maximize');
  }

  getBounds(): Rectangle {
    return this.bounds;
  }

  getNormalBounds(): Rectangle {
    return this.bounds;
  }

  setMenuBarVisibility(visible: boolean): void {
    this.acts.push(`menu bar ${visible}`);
  }
}
