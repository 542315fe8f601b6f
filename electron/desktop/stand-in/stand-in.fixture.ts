import type {
  CustomScheme,
  MenuItemConstructorOptions,
  MessageBoxReturnValue,
  Session,
} from 'electron';
import { EventEmitter } from 'node:events';
import type { Electron } from '../electron-parts.ts';
import { StandInChannel } from './stand-in-ports.fixture.ts';
import { preventable, StandInWindow } from './stand-in-window.fixture.ts';

/** How a stand-in differs from an ordinary start. */
export interface StandInSetting {
  readonly packaged?: boolean;
  readonly languages?: readonly string[];
  readonly switches?: readonly string[];
  /** Another process has the lock of the profile. */
  readonly second?: boolean;
  readonly keyStore?: 'gnome_libsecret' | 'basic_text' | 'none';
}

/** Electron's app: the order of its events, the lock, and how it ends. */
export class StandInApp extends EventEmitter {
  readonly isPackaged: boolean;
  readonly acts: string[] = [];
  readonly paths = new Map<string, string>();
  readonly #setting: StandInSetting;
  readonly #ready = Promise.withResolvers<void>();
  #isReady = false;

  constructor(setting: StandInSetting) {
    super();
    this.#setting = setting;
    this.isPackaged = setting.packaged ?? false;
  }

  readonly commandLine = {
    hasSwitch: (name: string): boolean => this.#setting.switches?.includes(name) ?? false,
  };

  setName(name: string): void {
    this.acts.push(`name ${name}`);
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() can only be called before ready');
    this.acts.push('sandbox');
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  setAppLogsPath(path = ''): void {
    this.paths.set('logs', path);
  }

  getPath(name: string): string {
    return this.paths.get(name) ?? '';
  }

  getVersion(): string {
    return '0.0.0';
  }

  getPreferredSystemLanguages(): string[] {
    return [...(this.#setting.languages ?? ['en-GB'])];
  }

  requestSingleInstanceLock(): boolean {
    this.acts.push('lock');
    return !this.#setting.second;
  }

  setAboutPanelOptions(): void {
    this.acts.push('about');
  }

  isReady(): boolean {
    return this.#isReady;
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  /** Electron has started. */
  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
  }

  /** `before-quit` can be prevented; else all windows close and the process ends. */
  quit(): void {
    this.acts.push('quit');
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    for (const window of StandInWindow.all) window.close();
    this.acts.push('ended 0');
  }

  exit(code = 0): void {
    this.acts.push(`ended ${code}`);
  }
}

type Handler = (request: Request) => Response | Promise<Response>;

/** A session that remembers its handlers, as a page's requests would meet them. */
export class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  readonly asked: {
    request?: Parameters<Session['setPermissionRequestHandler']>[0];
    check?: Parameters<Session['setPermissionCheckHandler']>[0];
    device?: Parameters<Session['setDevicePermissionHandler']>[0];
    display?: Parameters<Session['setDisplayMediaRequestHandler']>[0];
    bluetooth?: Parameters<Session['setBluetoothPairingHandler']>[0];
    beforeRequest?: (
      details: { url: string },
      answer: (response: { cancel?: boolean }) => void,
    ) => void;
    spelling?: boolean;
  } = {};

  readonly protocol = {
    handle: (scheme: string, handler: Handler): void => {
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      this.handlers.set(scheme, handler);
    },
  };

  readonly webRequest = {
    onBeforeRequest: (listener: unknown): void => {
      this.asked.beforeRequest = listener as NonNullable<typeof this.asked.beforeRequest>;
    },
  };

  setPermissionRequestHandler(handler: Parameters<Session['setPermissionRequestHandler']>[0]) {
    this.asked.request = handler;
  }

  setPermissionCheckHandler(handler: Parameters<Session['setPermissionCheckHandler']>[0]) {
    this.asked.check = handler;
  }

  setDevicePermissionHandler(handler: Parameters<Session['setDevicePermissionHandler']>[0]) {
    this.asked.device = handler;
  }

  setDisplayMediaRequestHandler(handler: Parameters<Session['setDisplayMediaRequestHandler']>[0]) {
    this.asked.display = handler;
  }

  setBluetoothPairingHandler(handler: Parameters<Session['setBluetoothPairingHandler']>[0]) {
    this.asked.bluetooth = handler;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.asked.spelling = enable;
  }
}

/** A key store that seals by reversing, or is not there. */
export function standInKeyStore(kind: NonNullable<StandInSetting['keyStore']> = 'gnome_libsecret') {
  const mark = 'sealed:';
  return {
    isEncryptionAvailable: (): boolean => kind !== 'none',
    getSelectedStorageBackend: () => (kind === 'none' ? ('unknown' as const) : kind),
    encryptString: (text: string): Buffer =>
      Buffer.from(mark + [...text].reverse().join(''), 'utf8'),
    decryptString(sealed: Buffer): string {
      const text = sealed.toString('utf8');
      if (!text.startsWith(mark)) throw new Error('Error while decrypting the ciphertext.');
      return [...text.slice(mark.length)].reverse().join('');
    },
  };
}

/** Everything that the shell did to Electron and that a test may ask about. */
export interface StandIn {
  readonly electron: Electron;
  readonly app: StandInApp;
  readonly defaultSession: StandInSession;
  readonly displaySession: StandInSession;
  readonly power: EventEmitter;
  readonly schemes: CustomScheme[];
  readonly boxes: string[];
  readonly menu: () => readonly MenuItemConstructorOptions[];
}

/** Electron as far as the shell uses it, without windows, without a screen. */
export function standInElectron(setting: StandInSetting = {}): StandIn {
  const app = new StandInApp(setting);
  const defaultSession = new StandInSession();
  const displaySession = new StandInSession();
  const power = new EventEmitter();
  const schemes: CustomScheme[] = [];
  const boxes: string[] = [];
  let menu: readonly MenuItemConstructorOptions[] = [];
  StandInWindow.all = [];
  StandInWindow.created = (contents) => app.emit('web-contents-created', preventable({}), contents);
  const area = { x: 0, y: 0, width: 1920, height: 1080 };
  const display = { id: 1, bounds: area, workArea: area };
  const answer: MessageBoxReturnValue = { response: 0, checkboxChecked: false };
  const parts = {
    app,
    BrowserWindow: StandInWindow,
    MessageChannelMain: StandInChannel,
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (template: MenuItemConstructorOptions[]) => void (menu = template),
    },
    dialog: {
      showErrorBox: (_title: string, body: string) => void boxes.push(body),
      showMessageBox: (_window: unknown, { message }: { message: string }) => {
        boxes.push(message);
        return Promise.resolve(answer);
      },
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: ['chosen'] }),
      showSaveDialog: () => Promise.resolve({ canceled: true, filePath: '' }),
    },
    nativeTheme: { shouldUseDarkColors: false },
    powerMonitor: power,
    powerSaveBlocker: { start: () => 1, stop: () => true },
    protocol: {
      registerSchemesAsPrivileged(custom: CustomScheme[]) {
        if (app.isReady()) throw new Error('only before the app is ready');
        schemes.push(...custom);
      },
    },
    safeStorage: standInKeyStore(setting.keyStore),
    screen: { getAllDisplays: () => [display], getDisplayMatching: () => display },
    session: {
      defaultSession,
      fromPartition() {
        if (!prepared.has(displaySession)) app.emit('session-created', displaySession);
        prepared.add(displaySession);
        return displaySession;
      },
    },
    shell: { openPath: () => Promise.resolve('') },
  };
  const prepared = new Set<StandInSession>();
  // The one cast: each part is held against Electron's own types in stand-in.test.ts.
  const electron = parts as unknown as Electron;
  return {
    electron,
    app,
    defaultSession,
    displaySession,
    power,
    schemes,
    boxes,
    menu: () => menu,
  };
}
