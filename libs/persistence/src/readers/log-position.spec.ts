import fc from 'fast-check';
import { WriterPositions, isLogPosition, toLogOffset } from './log-position.ts';

const position = (offset: number): string => `0/${offset.toString(16).toUpperCase()}`;

describe('a position in the log of the writer', () => {
  it('is read as a number of which the later is the larger', () => {
    expect(toLogOffset('0/0')).toBe(0n);
    expect(toLogOffset('16/B374D848')).toBe(0x16b374d848n);
    expect(toLogOffset('1/0') > toLogOffset('0/FFFFFFFF')).toBeTrue();
  });

  for (const text of ['', '/', '16', '16/', 'G/1', `0/1'; --`, '1/123456789', ' 0/1'])
    it(`is not "${text}"`, () => {
      expect(isLogPosition(text)).toBeFalse();
      expect(() => toLogOffset(text)).toThrowError(RangeError);
    });
});

describe('the lag of a reader', () => {
  let writer: WriterPositions;
  beforeEach(() => {
    writer = new WriterPositions();
    for (const [at, offset] of [
      [1_000, 100],
      [2_000, 200],
      [3_000, 300],
    ] as const)
      writer.add(at, position(offset));
  });

  for (const [replayed, lag] of [
    [300, 0],
    [299, 1_000],
    [200, 1_000],
    [150, 2_000],
    [50, 3_000],
    [900, 0],
  ] as const)
    it(`that stands at ${replayed} is ${lag} ms`, () => {
      expect(writer.lagOf(BigInt(replayed), 4_000)).toBe(lag);
    });

  it('stays nothing while nobody writes', () => {
    writer.add(400_000, position(300));
    expect(writer.lagOf(300n, 500_000)).toBe(0);
  });

  it('grows while the reader stands still, however long', () => {
    for (let at = 4_000; at <= 600_000; at += 500) writer.add(at, position(300 + at));
    expect(writer.lagOf(100n, 600_000)).toBeGreaterThanOrEqual(59_000);
  });

  it('is measured anew when the log begins anew, as after a failover', () => {
    writer.add(5_000, position(20));
    expect(writer.lagOf(20n, 9_000)).toBe(0);
    expect(writer.lagOf(10n, 9_000)).toBe(4_000);
  });

  it('is nothing as long as nothing is known of the writer', () => {
    expect(new WriterPositions().lagOf(0n, 1e9)).toBe(0);
  });

  it('is never less for a reader that has replayed less', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1_000), { minLength: 1, maxLength: 30 }),
        fc.nat(30_000),
        fc.nat(30_000),
        (steps, a, b) => {
          const positions = new WriterPositions();
          let offset = 0;
          for (const [index, step] of steps.entries())
            positions.add(index * 500, position((offset += step)));
          const [less, more] = [BigInt(Math.min(a, b)), BigInt(Math.max(a, b))];
          const now = steps.length * 500;
          expect(positions.lagOf(less, now)).toBeGreaterThanOrEqual(positions.lagOf(more, now));
        },
      ),
    );
  });
});
