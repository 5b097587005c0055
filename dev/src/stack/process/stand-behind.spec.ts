import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { BEHIND_ALL_PRIORITY, standBehind } from './stand-behind.ts';

describe('a process that stands behind', () => {
  it('is weighed less than others, as a process and as a session', () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      detached: true,
      stdio: 'ignore',
    });
    const pid = child.pid ?? 0;
    try {
      standBehind(pid);

      expect(getPriority(pid)).toBeGreaterThanOrEqual(10);
      standBehind(pid, BEHIND_ALL_PRIORITY);
      expect(getPriority(pid)).toBeGreaterThanOrEqual(15);
      const group = `/proc/${pid}/autogroup`;
      const grouped =
        existsSync(group) &&
        readFileSync('/proc/sys/kernel/sched_autogroup_enabled', 'utf8').trim() === '1';
      if (grouped) expect(readFileSync(group, 'utf8')).toMatch(/nice 1\d\s*$/);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('is let be when it has ended already', () => {
    expect(() => {
      standBehind(2 ** 22 + 1);
    }).not.toThrow();
  });
});
