import { expect, it } from 'vitest';
import { callFrame } from './call-frame.rules.ts';

it('F38 takes what the client of a page sends', () => {
  expect(callFrame('{"i":"1","p":{"u":"/session/status","b":{}}}')).toBe('call');
  expect(callFrame('{"i":"zz","p":{"u":"/hall/lobby","b":{"json":{"position":null}}}}')).toBe(
    'call',
  );
  expect(callFrame('{"i":"2","p":{"u":"/a","h":{"last-event-id":"7"}}}')).toBe('call');
  expect(callFrame('{"i":"2","t":4}')).toBe('abort');
  expect(callFrame(`{"i":"3","p":{"u":"/a","b":"${'[{'.repeat(100)}\\""}}`)).toBe('call');
});

it.each([
  'x',
  '',
  'null',
  '7',
  '[]',
  '{}',
  '{"i":1,"p":{"u":"/a"}}',
  '{"i":"","p":{"u":"/a"}}',
  `{"i":"${'1'.repeat(33)}","p":{"u":"/a"}}`,
  '{"i":"1"}',
  '{"i":"1","p":null}',
  '{"i":"1","p":[]}',
  '{"i":"1","p":{}}',
  '{"i":"1","p":{"u":7}}',
  '{"i":"1","p":{"u":"session/status"}}',
  '{"i":"1","p":{"u":"http://["}}',
  `{"i":"1","p":{"u":"/${'a'.repeat(200)}"}}`,
  '{"i":"1","t":2,"p":{"u":"/a"}}',
  '{"i":"1","t":3,"p":{"e":"message"}}',
  '{"i":"1","t":"4"}',
  '{"i":"1","p":{"u":"/a","m":"GET"}}',
  '{"i":"1","p":{"u":"/a","h":7}}',
  '{"i":"1","p":{"u":"/a","h":{"content-type":"text/event-stream"}}}',
  '{"i":"1","p":{"u":"/a","h":{"content-disposition":"x"}}}',
  '{"i":"1","p":{"u":"/a","h":{"last-event-id":7}}}',
  `{"i":"1","p":{"u":"/a","b":${'['.repeat(50)}${']'.repeat(50)}}}`,
  '{"i":"1","p":{"u":"/a"}',
])('F38 takes nothing else: %s', (text) => {
  expect(callFrame(text)).toBeNull();
});
