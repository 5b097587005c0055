import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { WIDTHS } from '../packshot/picture-book.ts';
import { renditionsOf } from './renditions.ts';

const picture = { key: 'packshots/abc', hash: 'abcdef', widths: WIDTHS };
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="960"><rect width="960" height="960" fill="#E4E3F3"/></svg>';

describe('the renditions of a picture', () => {
  let cacheDir: string;
  beforeEach(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), 'renditions-'));
  });
  afterEach(() => rm(cacheDir, { recursive: true, force: true }));

  it('are made once and then come from the cache, the same to the byte', async () => {
    const first = await renditionsOf(picture, svg, cacheDir);
    const second = await renditionsOf(picture, svg, cacheDir);
    expect([first.cached, second.cached]).toEqual([false, true]);
    expect(second.renditions).toEqual(first.renditions);
    expect(first.renditions.map(({ key }) => key)).toEqual([
      'packshots/abc/320.avif',
      'packshots/abc/320.webp',
      'packshots/abc/640.avif',
      'packshots/abc/640.webp',
      'packshots/abc/960.avif',
      'packshots/abc/960.webp',
    ]);
    const sizes = await Promise.all(first.renditions.map(({ bytes }) => sharp(bytes).metadata()));
    expect(sizes.map(({ width }) => width)).toEqual([320, 320, 640, 640, 960, 960]);
  });

  it('are made anew when the cache holds half a file', async () => {
    await renditionsOf(picture, svg, cacheDir);
    const names = await readdir(cacheDir, { recursive: true });
    const file = names.find((name) => name.endsWith(picture.hash)) ?? '';
    await writeFile(join(cacheDir, file), Buffer.from([0, 0, 9, 9, 1, 2]));
    expect((await renditionsOf(picture, svg, cacheDir)).cached).toBeFalse();
    expect((await renditionsOf(picture, svg, cacheDir)).cached).toBeTrue();
  });
});
