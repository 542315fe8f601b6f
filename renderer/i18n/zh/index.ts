import { backup } from './backup.ts';
import { common } from './common.ts';
import { session } from './session.ts';
import { setup } from './setup.ts';
import { errors } from './errors.ts';
import { lobby } from './lobby.ts';
import { clients } from './clients.ts';
import { counter } from './counter.ts';
import { branch } from './branch.ts';
import { display } from './display.ts';
import { health } from './health.ts';
import { intake } from './intake.ts';
import { keys } from './keys.ts';
import { schemes } from './schemes.ts';
import { planning } from './planning.ts';
import { prospects } from './prospects.ts';
import { reading } from './reading.ts';
import { recovery } from './recovery.ts';
import { report } from './report.ts';
import { settings } from './settings.ts';

/** Every area's words. */
export const zh = {
  backup,
  common,
  session,
  setup,
  errors,
  lobby,
  clients,
  counter,
  branch,
  display,
  planning,
  report,
  settings,
  schemes,
  health,
  intake,
  keys,
  prospects,
  reading,
  recovery,
} as const;
