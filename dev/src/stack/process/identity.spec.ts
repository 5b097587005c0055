import { identify, isAlive, parseStat } from './identity.ts';

describe('telling processes apart', () => {
  it('knows this process as alive, and not another of the same number', () => {
    const self = identify(process.pid);
    expect(self && isAlive(self)).toBeTrue();
    expect(isAlive({ pid: process.pid, startedAt: 'another time' })).toBeFalse();
  });

  it('reads the line of a process whose name holds blanks and brackets', () => {
    const fields = ['S', '1', '20', '30', ...Array.from({ length: 15 }, () => '0'), '4711', '0'];
    const line = `12 (tmux: (server)) ${fields.join(' ')}`;
    expect(parseStat(line)).toEqual({ state: 'S', session: 30, startedAt: '4711' });
  });
});
