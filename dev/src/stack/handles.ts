import { join } from 'node:path';
import { readJson, writeJson } from './files.ts';
import type { PartName, PartState } from './model.ts';
import type { ProcessIdentity } from './process/identity.ts';

export interface PartHandle {
  readonly name: PartName;
  readonly state: PartState;
  readonly url: string | null;
  readonly pid: number | null;
  readonly title: string;
  readonly reason: string | null;
  readonly log: string;
}

/** How a part was started, for a test that wants to start it by itself. */
export interface ProcessHandle {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

export interface Credentials {
  readonly employees: readonly {
    readonly username: string;
    readonly password: string;
    readonly roles: readonly string[];
  }[];
  readonly shoppers: readonly { readonly username: string; readonly password: string }[];
  readonly cards: readonly { readonly number: string; readonly outcome: string }[];
  readonly keycloakAdmin: { readonly username: string; readonly password: string } | null;
}

/** Everything a test or a script may want to know about a running stack. */
export interface Handles {
  readonly env: Readonly<Record<string, string>>;
  readonly parts: readonly PartHandle[];
  readonly credentials: Credentials;
  readonly processes: Readonly<Partial<Record<PartName, ProcessHandle>>>;
  /** Local address, and the word that opens it, of the stack's own controls. */
  readonly control: { readonly url: string; readonly token: string };
  readonly supervisor: ProcessIdentity;
  /** True once the stack was told to stop. */
  readonly stopping: boolean;
}

export function handlesPath(stateDir: string): string {
  return join(stateDir, 'handles.json');
}

export function readHandles(stateDir: string): Promise<Handles | undefined> {
  return readJson<Handles>(handlesPath(stateDir));
}

/** Readable by its owner alone: it holds what opens the stack. */
export function writeHandles(stateDir: string, handles: Handles): Promise<void> {
  return writeJson(handlesPath(stateDir), handles, 0o600);
}
