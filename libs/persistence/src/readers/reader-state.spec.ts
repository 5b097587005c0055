import { NEW_READER, afterLook, type Look, type ReaderState } from './reader-state.ts';

const behind = (lagMs: number): Look => ({ answered: true, lagMs });
const silent: Look = { answered: false };
const after = (...looks: Look[]): ReaderState => looks.reduce(afterLook, NEW_READER);

describe('whether a reader is in rotation', () => {
  for (const [title, looks, absence] of [
    ['is yes before anybody looked', [], null],
    ['is yes while it is just below five seconds behind', [behind(4_999)], null],
    ['is no from five seconds on', [behind(5_000)], 'lagging'],
    ['stays no until it is well below', [behind(5_000), behind(2_500)], 'lagging'],
    ['is yes again when it has caught up', [behind(9_000), behind(2_499)], null],
    ['is no at the first look it does not answer', [behind(0), silent], 'unreachable'],
    ['is yes again when it answers and is up to date', [silent, behind(10)], null],
    ['is no when it answers again but is late', [silent, behind(3_000)], 'lagging'],
  ] as const)
    it(title, () => {
      expect(after(...looks).absence).toBe(absence);
    });

  it('tells how late it is, and nothing about one that does not answer', () => {
    expect(after(behind(1_234)).lagMs).toBe(1_234);
    expect(after(behind(1_234), silent).lagMs).toBeNull();
  });
});
