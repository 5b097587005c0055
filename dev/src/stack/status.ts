import type { Credentials, Handles, PartHandle } from './handles.ts';
import { isAlive } from './process/identity.ts';
import { renderTable } from './report/table.ts';

/** What `stack status --json` prints, exactly. */
export interface Status {
  readonly parts: readonly Pick<PartHandle, 'name' | 'state' | 'url' | 'pid'>[];
  readonly credentials: Partial<Credentials>;
}

/** The state of things as the notes say, except that nothing runs when nobody keeps it running. */
export function statusOf(
  handles: Handles | undefined,
  alive: (handles: Handles) => boolean = ({ supervisor }) => isAlive(supervisor),
): Status {
  if (handles === undefined) return { parts: [], credentials: {} };
  const running = alive(handles);
  return {
    parts: handles.parts.map(({ name, state, url, pid }) => ({
      name,
      state: running || state === 'absent' ? state : 'stopped',
      url,
      pid: running ? pid : null,
    })),
    credentials: handles.credentials,
  };
}

/** 0 only when all that should run is ready; what cannot be had on this machine should not run. */
export function exitCodeOf({ parts }: Status): number {
  const expected = parts.filter(({ state }) => state !== 'absent');
  return expected.length > 0 && expected.every(({ state }) => state === 'ready') ? 0 : 1;
}

/** The table at the end of a start: what, where, and how it is. */
export function statusTable(parts: readonly PartHandle[]): string {
  const rows = parts.map(({ name, title, state, url, reason }) => [
    name,
    state,
    url ?? '-',
    reason === null ? title : `${title} (${reason.split('\n')[0] ?? ''})`,
  ]);
  return renderTable([['part', 'state', 'where', 'what'], ...rows]);
}
