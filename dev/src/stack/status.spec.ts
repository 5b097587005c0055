import type { Handles, PartHandle } from './handles.ts';
import type { PartName, PartState } from './model.ts';
import { exitCodeOf, statusOf } from './status.ts';

function aPart(name: PartName, state: PartState): PartHandle {
  return { name, state, url: 'http://localhost:1', pid: 7, title: name, reason: null, log: '' };
}

function handlesWith(...parts: PartHandle[]): Handles {
  return {
    env: { DATABASE_WRITER_URL: 'postgres://postgres@127.0.0.1/green_apple' },
    parts,
    credentials: { employees: [], shoppers: [], cards: [], keycloakAdmin: null },
    processes: {},
    control: { url: '', token: 'secret' },
    supervisor: { pid: 1, startedAt: '1' },
    stopping: false,
  };
}

describe('the status of the stack', () => {
  const running = (): boolean => true;
  const dead = (): boolean => false;

  it('is good when all that should run is ready', () => {
    const handles = handlesWith(aPart('jobs', 'ready'), aPart('keycloak', 'absent'));
    expect(exitCodeOf(statusOf(handles, running))).toBe(0);
  });

  it('is not good while a part starts, or when one has failed or was stopped', () => {
    for (const state of ['starting', 'failed', 'stopped'] as const) {
      const handles = handlesWith(aPart('jobs', 'ready'), aPart('worker', state));
      expect(exitCodeOf(statusOf(handles, running)))
        .withContext(state)
        .toBe(1);
    }
  });

  it('is not good when nothing was ever started', () => {
    expect(exitCodeOf(statusOf(undefined))).toBe(1);
  });

  it('says stopped, with no process, when the starter is gone', () => {
    const status = statusOf(handlesWith(aPart('jobs', 'ready')), dead);
    expect(status.parts).toEqual([
      { name: 'jobs', state: 'stopped', url: 'http://localhost:1', pid: null },
    ]);
    expect(exitCodeOf(status)).toBe(1);
  });

  it('tells scripts the parts and the credentials and nothing else', () => {
    const status = statusOf(handlesWith(aPart('jobs', 'ready')), running);
    expect(Object.keys(status)).toEqual(['parts', 'credentials']);
    expect(Object.keys(status.parts[0] ?? {})).toEqual(['name', 'state', 'url', 'pid']);
  });
});
