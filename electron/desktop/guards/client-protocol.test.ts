import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../server/index.ts';
import { clientHandler, clientScheme } from './client-protocol.ts';

let base: string;
let get: (path: string, method?: string) => Promise<Response>;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'client-'));
  mkdirSync(join(base, 'client/assets'), { recursive: true });
  writeFileSync(join(base, 'secret.html'), 'secret');
  writeFileSync(join(base, 'client/index.html'), '<!doctype html>');
  writeFileSync(join(base, 'client/.hidden'), 'hidden');
  writeFileSync(join(base, 'client/assets/index-1a2b.js'), 'export {}');
  writeFileSync(join(base, 'client/assets/字体 a.woff2'), 'font');
  symlinkSync(join(base, 'secret.html'), join(base, 'client/link.html'));
  const handler = clientHandler(join(base, 'client'));
  get = (url, method = 'GET') => handler({ url, method });
});

afterAll(() => rmSync(base, { recursive: true }));

describe('the app: scheme', () => {
  it('is standard and secure and may not be used to weaken anything', () => {
    expect(clientScheme).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    });
  });

  it.each([
    ['app://console/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://console/index.html?x#/lobby', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://console/assets/index-1a2b.js', 'text/javascript; charset=utf-8', 'export {}'],
    [`app://console/assets/${encodeURIComponent('字体 a.woff2')}`, 'font/woff2', 'font'],
  ])('serves %s', async (url, type, body) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(await response.text()).toBe(body);
  });

  it.each([
    'app://console/../secret.html',
    'app://console/%2e%2e/secret.html',
    'app://console/..%2fsecret.html',
    'app://console/%2e%2e%2fsecret.html',
    'app://console/assets/..%2f..%2fsecret.html',
    'app://console/..%5csecret.html',
    'app://console/%252e%252e%252fsecret.html',
    'app://console//etc/passwd',
    'app://console/%00',
    'app://console/%',
    'app://console/link.html',
    'app://console/.hidden',
    'app://console/assets',
    'app://console/assets/',
    'app://console/nothing',
    'app://other/index.html',
    'app://console:1/index.html',
    'https://console/index.html',
  ])('refuses %s', async (url) => {
    const response = await get(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it('takes no writing methods', async () => {
    expect((await get('app://console/', 'POST')).status).toBe(405);
    expect(await (await get('app://console/', 'HEAD')).text()).toBe('');
  });

  it('sends the protecting headers with every answer', async () => {
    for (const path of ['', 'nothing']) {
      const { headers } = await get(`app://console/${path}`);
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('keeps hashed files and asks again for the page', async () => {
    const page = await get('app://console/');
    const script = await get('app://console/assets/index-1a2b.js');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(script.headers.get('cache-control')).toContain('immutable');
  });

  it('allows scripts from nowhere but our files', () => {
    const policy = contentSecurityPolicy.split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    for (const name of ['frame-ancestors', 'base-uri', 'form-action', 'object-src', 'frame-src']) {
      expect(policy).toContain(`${name} 'none'`);
    }
    expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|https?:|\*/);
  });
});
