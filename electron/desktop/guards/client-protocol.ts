import type { CustomScheme, Protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { clientFiles, fileHeaders, pageHeaders } from '../../server/index.ts';
import { isOwnUrl, scheme } from './own-origin.ts';

/** Our scheme as Chromium has to know it before it starts. */
export const clientScheme: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Makes `app:` a standard, secure scheme; Electron takes this only before it is ready. */
export function registerScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([clientScheme]);
}

/** Serves the built renderer, and only that, in a session. */
export function serveClient(protocol: Pick<Protocol, 'handle'>, folder: string): void {
  protocol.handle(scheme, clientHandler(folder));
}

/** Answers requests for the files of a folder. */
export function clientHandler(
  folder: string,
): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  const files = clientFiles(folder);
  return async ({ url, method }) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405);
    const file = isOwnUrl(url) ? files.get(addressOf(url)) : undefined;
    if (!file) return refusal(404);
    return new Response(method === 'HEAD' ? null : new Uint8Array(await readFile(file.path)), {
      headers: fileHeaders(file),
    });
  };
}

function addressOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return ''; // half an escape sequence: no file is called so
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: pageHeaders });
}
