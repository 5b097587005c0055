import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installOnce } from './install.ts';
import { majorOfRelease } from './java.ts';
import { cacheCandidates } from './location.ts';
import { tryLock, withLock } from './lock.ts';

describe('the download cache', () => {
  let cacheDir: string;
  const task = { update: () => undefined, count: () => undefined };
  const stopped = new AbortController();
  const install = (key: string, fill: (staging: string) => Promise<void>): Promise<string> =>
    installOnce({ cacheDir, key, task, stopped: stopped.signal, fill });

  beforeEach(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), 'green-apple-cache-'));
  });
  afterEach(() => rm(cacheDir, { recursive: true, force: true }));

  it('lies where the user keeps such things, and for root where every server can read it', () => {
    expect(cacheCandidates({}, '/home/me', false)).toEqual(['/home/me/.cache/green-apple']);
    expect(cacheCandidates({ XDG_CACHE_HOME: '/big' }, '/home/me', false)[0]).toBe(
      '/big/green-apple',
    );
    expect(cacheCandidates({}, '/root', true)).toContain('/var/cache/green-apple');
  });

  it('fetches a version once, also when two ask at the same time', async () => {
    let fetched = 0;
    const fill = async (staging: string): Promise<void> => {
      fetched += 1;
      await writeFile(join(staging, 'server'), 'program');
    };
    const [first, second] = await Promise.all([
      install('server-1', fill),
      install('server-1', fill),
    ]);
    expect(first).toBe(second);
    expect(fetched).toBe(1);
    expect(await readFile(join(first, 'server'), 'utf8')).toBe('program');
  });

  it('keeps versions apart', async () => {
    const fill = async (): Promise<void> => undefined;
    expect(await install('server-1', fill)).not.toBe(await install('server-2', fill));
  });

  it('leaves nothing of a fetch that was broken off', async () => {
    const stop = new AbortController();
    stop.abort();
    const broken = installOnce({
      cacheDir,
      key: 'server-1',
      task,
      stopped: stop.signal,
      fill: async (staging) => {
        await writeFile(join(staging, 'half'), '');
        throw new Error('connection lost');
      },
    });
    await expectAsync(broken).toBeRejectedWithError('connection lost');
    expect(await readdir(cacheDir)).not.toContain('server-1');
    expect(await readdir(join(cacheDir, 'staging'))).toEqual([]);
  });

  it('takes over the lock of a process that has died', async () => {
    const path = join(cacheDir, 'lock');
    await writeFile(path, JSON.stringify({ pid: process.pid, startedAt: 'long ago' }));
    expect(await withLock(path, async () => 'done')).toBe('done');
  });

  it('leaves the lock of a living process alone', async () => {
    const path = join(cacheDir, 'lock');
    expect(await tryLock(path)).toBeTrue();
    expect(await tryLock(path)).toBeFalse();
  });

  it('reads the version of a Java from its release file', () => {
    expect(majorOfRelease('IMPLEMENTOR="x"\nJAVA_VERSION="25.0.3"\n')).toBe(25);
    expect(majorOfRelease('JAVA_VERSION="1.8.0_392"')).toBe(8);
    expect(majorOfRelease('')).toBe(0);
  });
});
