import type {
  App,
  BrowserWindow,
  Dialog,
  MessageChannelMain,
  MessagePortMain,
  PowerSaveBlocker,
  Protocol,
  SafeStorage,
  Session,
  WebContents,
  WebFrameMain,
} from 'electron';
import type { EventEmitter } from 'node:events';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { GuardedContents } from '../guards/contents-guards.ts';
import type { PortContents } from '../page-port.ts';
import type { GuardedSession } from '../guards/session-guards.ts';
import { StandInChannel, type StandInPort } from './stand-in-ports.fixture.ts';
import type { StandInContents, StandInFrame, StandInWindow } from './stand-in-window.fixture.ts';
import { standInKeyStore, type StandInApp, type StandInSession } from './stand-in.fixture.ts';

/**
 * Whether every member of a stand-in, its own means of asking and acting aside, is a member of Electron's class and can
 * be used in its place. The compiler checks it; the answer names what is not so.
 */
type Faithful<StandIn, Real, OwnMeans extends keyof StandIn = never> = {
  [Name in Exclude<keyof StandIn, keyof EventEmitter | OwnMeans>]: Name extends keyof Real
    ? StandIn[Name] extends Real[Name]
      ? true
      : [Name, 'differs']
    : [Name, 'unknown to Electron'];
}[Exclude<keyof StandIn, keyof EventEmitter | OwnMeans>];

describe('the stand-in', () => {
  it("has members of Electron's types only", () => {
    expectTypeOf<StandInPort>().toExtend<MessagePortMain>();
    expectTypeOf<StandInChannel>().toExtend<MessageChannelMain>();
    expectTypeOf<Faithful<StandInFrame, WebFrameMain, 'sent'>>().toEqualTypeOf<true>();
    expectTypeOf<
      Faithful<
        StandInContents,
        WebContents,
        | 'mainFrame'
        | 'commit'
        | 'navigate'
        | 'navigateFrame'
        | 'redirect'
        | 'attachWebview'
        | 'open'
      >
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Faithful<StandInWindow, BrowserWindow, 'webContents' | 'options' | 'acts' | 'bounds'>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Faithful<StandInApp, App, 'acts' | 'paths' | 'becomeReady' | 'commandLine'>
    >().toEqualTypeOf<true>();
    expectTypeOf<
      Faithful<StandInSession, Session, 'handlers' | 'asked' | 'protocol' | 'webRequest'>
    >().toEqualTypeOf<true>();
    expectTypeOf<StandInSession['protocol']>().toExtend<Pick<Protocol, 'handle'>>();
    expectTypeOf<ReturnType<typeof standInKeyStore>>().toExtend<
      Pick<SafeStorage, keyof ReturnType<typeof standInKeyStore>>
    >();
    expectTypeOf<Dialog>().toHaveProperty('showErrorBox');
    expectTypeOf<PowerSaveBlocker>().toHaveProperty('start');
  });

  it('can take the place of the real ones where the shell asks for a part of them', () => {
    expectTypeOf<StandInContents>().toExtend<GuardedContents>();
    expectTypeOf<WebContents>().toExtend<GuardedContents>();
    expectTypeOf<StandInContents>().toExtend<PortContents>();
    expectTypeOf<WebContents>().toExtend<PortContents>();
    expectTypeOf<StandInSession>().toExtend<GuardedSession>();
    expectTypeOf<Session>().toExtend<GuardedSession>();
  });

  it('keeps messages until a port is started and tells both sides of a close', async () => {
    const { port1, port2 } = new StandInChannel();
    const got: unknown[] = [];
    port2.on('message', ({ data }) => got.push(data));
    port1.postMessage('early');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(got).toEqual([]);
    port2.start();
    await expect.poll(() => got).toEqual(['early']);
    const closed = new Promise<void>((resolve) => port2.once('close', resolve));
    port1.close();
    await closed;
  });
});
