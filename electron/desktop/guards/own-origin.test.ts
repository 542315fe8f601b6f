import { describe, expect, it } from 'vitest';
import { isOwnUrl, screenUrl } from './own-origin.ts';

describe('own addresses', () => {
  it.each([
    'app://console',
    'app://console/',
    'app://console/index.html',
    'app://console/#/display',
  ])('takes %s for its own', (url) => expect(isOwnUrl(url)).toBe(true));

  it.each([
    '',
    'about:blank',
    'app://console.evil.example/',
    'app://console:80/',
    'app://user@console/',
    'app://user:word@console/',
    'app://other/',
    'app:console',
    'https://console/',
    'file:///app://console/',
    'javascript:location="app://console"',
    'blob:app://console/1',
    'data:text/html,app://console/',
  ])('does not take %s for its own', (url) => expect(isOwnUrl(url)).toBe(false));

  it('addresses a screen by the fragment', () => {
    expect(screenUrl()).toBe('app://console/');
    expect(screenUrl('display')).toBe('app://console/#/display');
  });
});
