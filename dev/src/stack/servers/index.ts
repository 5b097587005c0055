import type { Part } from '../model.ts';
import { cloudEmulator } from './cloud-emulator.ts';
import { elasticsearch } from './elasticsearch.ts';
import { keycloak } from './keycloak.ts';
import { mailbox } from './mailbox.ts';
import { partnerSimulator } from './partner-simulator.ts';
import { postgresReader } from './postgres-reader.ts';
import { postgresWriter } from './postgres-writer.ts';
import { temporal } from './temporal.ts';

/** All servers, in the order in which they are shown; stopped in the opposite one. */
export const servers: readonly Part[] = [
  postgresWriter,
  postgresReader,
  temporal,
  elasticsearch,
  keycloak,
  cloudEmulator,
  mailbox,
  partnerSimulator,
];
