import { Readable } from 'node:stream';
import { readLines } from './read-lines.ts';

const LONGEST = 8;

const linesOf = async (...chunks: readonly (string | Buffer)[]) => {
  const all: (string | null)[] = [];
  const behind: number[] = [];
  const file = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  for await (const { text, readBytes } of readLines(file, LONGEST)) {
    all.push(text);
    behind.push(readBytes);
  }
  return { all, behind };
};

describe('the lines of a file', () => {
  for (const [what, chunks, lines] of [
    ['are none where nothing is', [], []],
    ['come with and without an end of the last one', ['a\nb\n', 'c'], ['a', 'b', 'c']],
    ['go across chunks', ['ab', 'cd\ne', '', 'f\n'], ['abcd', 'ef']],
    ['may be empty', ['\n\na\n'], ['', '', 'a']],
    ['are passed over when they are too long', ['123456789\nb\n'], [null, 'b']],
    ['may be as long as they may be', ['12345678\nb'], ['12345678', 'b']],
    ['are passed over wherever they are too long', ['a\n12345', '6789', '0\nb'], ['a', null, 'b']],
    ['are passed over at the end, too', ['a\n', '123456789'], ['a', null]],
    ['are counted in bytes', ['ééééé\néééé'], [null, 'éééé']],
  ] as const)
    it(what, async () => expect((await linesOf(...chunks)).all).toEqual([...lines]));

  it('hold letters that fall apart between two chunks', async () => {
    const text = Buffer.from('né\nx');
    expect((await linesOf(text.subarray(0, 2), text.subarray(2))).all).toEqual(['né', 'x']);
  });

  it('say how much of the file is behind them', async () => {
    expect((await linesOf('a\n123', '456789\nb')).behind).toEqual([2, 12, 13]);
  });

  it('take the memory of one chunk, however long the only line is', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const before = process.memoryUsage().rss;
    let most = before;
    async function* endless(): AsyncGenerator<Buffer> {
      for (let sent = 0; sent < 512; sent++) yield chunk;
      most = process.memoryUsage().rss;
      yield Buffer.from('\nb');
    }
    const texts: (string | null)[] = [];
    for await (const { text } of readLines(Readable.from(endless()), 512 * 1024)) texts.push(text);
    expect(texts).toEqual([null, 'b']);
    expect(most - before).toBeLessThan(128 * 1024 * 1024);
  });
});
