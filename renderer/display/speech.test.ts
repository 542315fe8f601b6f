import { expect, test } from 'vitest';
import { spelled, voiceFor } from './speech.ts';

test('a ticket number is read character by character', () => {
  expect(spelled('D003')).toBe('D 0 0 3');
});

const voices = [
  { lang: 'de-DE', localService: true },
  { lang: 'zh-HK', localService: false },
  { lang: 'zh_CN', localService: true },
];

test('a voice on the machine goes before one of the network', () => {
  expect(voiceFor(voices, 'zh')).toBe(2);
});

test('without a voice for the language there is none', () => {
  expect(voiceFor(voices, 'en')).toBeNull();
  expect(voiceFor([], 'zh')).toBeNull();
});
