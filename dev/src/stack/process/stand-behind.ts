import { writeFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** In production these have machines of their own; on one machine the scheduler keeps them apart. */
const BEHIND_PRIORITY = 10;
/** What begins once is waited for by all, but by nobody until those that have to serve do. */
export const BEHIND_ALL_PRIORITY = 15;

/** Lets a process that leads a session of its own take what the others leave of the processors. */
export function standBehind(pid: number, least = BEHIND_PRIORITY): void {
  const priority = Math.max(least, getPriority());
  attempt(() => setPriority(pid, priority));
  // Where the kernel groups processes by session, it weighs the groups, and a process's own priority counts
  // within its session only.
  attempt(() => writeFileSync(`/proc/${pid}/autogroup`, String(priority)));
}

function attempt(choose: () => void): void {
  try {
    choose();
  } catch {
    // It has ended already, or this system lets nobody choose: then they share.
  }
}
