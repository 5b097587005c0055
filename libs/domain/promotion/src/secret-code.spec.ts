import { secretCode, secretCodes } from './secret-code.ts';

describe('a code of a batch', () => {
  it('has letters that cannot be mistaken, in groups', () => {
    let turn = 0;
    expect(secretCode(() => turn++ % 31, 3)).toBe('2345-6789-ABCD');
    expect(secretCode((max) => max - 1, 4)).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  });

  it('is another one each time, even when the dice repeat themselves', () => {
    let turn = 0;
    const codes = secretCodes(() => Math.floor(turn++ / 24) % 31, 5);
    expect(new Set(codes).size).toBe(5);
  });
});
