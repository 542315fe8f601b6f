import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pageHeaders } from './page-headers.ts';

/** A file of the built renderer. */
export interface ClientFile {
  readonly path: string;
  readonly type: string;
  /** Its name contains a hash of its content, so it can be cached for ever. */
  readonly hashed: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * Every file that may be served, by its URL path. Requests are looked up in this map and never joined to a folder, so
 * no path can leave the folder. Symbolic links are not followed.
 */
export function clientFiles(folder: string): ReadonlyMap<string, ClientFile> {
  const files = new Map<string, ClientFile>();
  collect(folder, '', files);
  const start = files.get('/index.html');
  if (start) files.set('/', start);
  return files;
}

/** The response headers of a file. */
export function fileHeaders(file: ClientFile): Record<string, string> {
  return {
    ...pageHeaders,
    'Content-Type': file.type,
    'Cache-Control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

function collect(folder: string, prefix: string, files: Map<string, ClientFile>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const address = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) collect(path, address, files);
    else if (entry.isFile() && !entry.name.startsWith('.')) {
      const type = types[extname(entry.name).toLowerCase()] ?? 'application/octet-stream';
      files.set(address, { path, type, hashed: prefix === '/assets' });
    }
  }
}
