import { expect, it } from 'vitest';
import { pinProblem } from './pin.ts';

it.each([
  ['12345', 'form'],
  ['1234567890123', 'form'],
  ['12345a', 'form'],
  ['１２３４５６', 'form'],
  ['111111', 'pattern'],
  ['123456', 'pattern'],
  ['987654', 'pattern'],
  ['890123', 'pattern'],
  ['321098', 'pattern'],
  ['135791', 'pattern'],
  ['121212', 'pattern'],
  ['123123', 'pattern'],
  ['1234512345', 'pattern'],
  ['47474747', 'pattern'],
  ['112233', 'pattern'],
  ['998877', 'pattern'],
  ['777333', 'pattern'],
  ['471174', 'pattern'],
  ['100000', 'pattern'],
  ['747747', 'pattern'],
  ['147258', 'common'],
  ['5201314', 'common'],
  ['246810', 'common'],
  ['123789', 'common'],
  ['19880716', 'date'],
  ['880716', 'date'],
  ['071688', 'date'],
  ['160788', 'date'],
  ['198807', 'date'],
  ['071988', 'date'],
  ['471988', 'date'],
  ['2026113048', 'date'],
  ['47161988', 'date'],
] as const)('F43 %s is refused wherever a PIN is set: %s', (pin, problem) => {
  expect(pinProblem(pin, 'T01')).toBe(problem);
});

it.each([
  ['000739', 'T739'],
  ['608413', '608413'],
  ['314806', '608413'],
  ['608413', '11608413'],
  ['16084137', '6084'],
] as const)('F43 %s is refused for staff number %s', (pin, staffNo) => {
  expect(pinProblem(pin, staffNo)).toBe('staff-no');
});

it.each(['739164', '482615', '9047362518', '605837'])('%s is taken', (pin) => {
  expect(pinProblem(pin, 'T01')).toBeNull();
});
