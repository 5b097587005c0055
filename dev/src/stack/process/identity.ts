import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process, told apart from a later one that happens to get the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startedAt: string;
}

export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = startTime(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return startTime(identity.pid) === identity.startedAt;
}

function startTime(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return fromProc(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    const text = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return text === '' || text.startsWith('Z') ? undefined : text.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}

function fromProc(stat: string): string | undefined {
  const { state, startedAt } = parseStat(stat);
  return state === 'Z' ? undefined : startedAt;
}

/** Linux' line about a process. Its name, in brackets, may hold blanks: fields are counted after it. */
export function parseStat(stat: string): {
  readonly state: string | undefined;
  readonly session: number;
  readonly startedAt: string | undefined;
} {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0], session: Number(fields[3]), startedAt: fields[19] };
}

/**
 * What is left of the session a process led, the leader included: a server started by a shell script
 * may outlive the script. Only younger processes count, lest the number now belong to somebody else.
 */
export function sessionOf(leader: ProcessIdentity): ProcessIdentity[] {
  if (process.platform !== 'linux') return isAlive(leader) ? [leader] : [];
  const members: ProcessIdentity[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const { state, session, startedAt } = parseStat(readFileSync(`/proc/${name}/stat`, 'utf8'));
      const younger = Number(startedAt) >= Number(leader.startedAt);
      if (session === leader.pid && state !== 'Z' && startedAt !== undefined && younger) {
        members.push({ pid: Number(name), startedAt });
      }
    } catch {
      // It ended while we looked.
    }
  }
  return members;
}

/** Signals the whole group a process leads; the process alone when it leads none. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    signalOne(pid, signal);
  }
}

export function signalOne(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already, which is what was wanted.
  }
}

/** True when it ended within the time given. */
export async function endsWithin(
  identity: ProcessIdentity,
  milliseconds: number,
): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (isAlive(identity)) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}
