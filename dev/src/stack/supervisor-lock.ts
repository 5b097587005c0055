import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tryLock } from './cache/lock.ts';
import { readJson } from './files.ts';
import { isAlive, type ProcessIdentity } from './process/identity.ts';

/** One starter per state folder. */
export function takeSupervisorLock(stateDir: string): Promise<boolean> {
  return tryLock(pathOf(stateDir));
}

export async function dropSupervisorLock(stateDir: string): Promise<void> {
  await rm(pathOf(stateDir), { force: true });
}

/** The starter that runs this state folder's stack, if one does. */
export async function supervisorOf(stateDir: string): Promise<ProcessIdentity | undefined> {
  const identity = await readJson<ProcessIdentity>(pathOf(stateDir));
  return identity !== undefined && isAlive(identity) ? identity : undefined;
}

function pathOf(stateDir: string): string {
  return join(stateDir, 'supervisor.json');
}
