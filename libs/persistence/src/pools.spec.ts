import { isUnreachable, rotation } from './pools.ts';

const reader = (name: string, outUntil = 0) => ({ name, outUntil });
const names = (members: readonly { name: string }[]) => members.map(({ name }) => name);

describe('the rotation of readers', () => {
  const members = [reader('east'), reader('west'), reader('writer')];

  it('takes turns and keeps the writer for last', () => {
    expect(names(rotation(members, 0, 10))).toEqual(['east', 'west', 'writer']);
    expect(names(rotation(members, 1, 10))).toEqual(['west', 'east', 'writer']);
  });

  it('leaves out a reader that rests, until its rest is over', () => {
    const resting = [reader('east', 50), reader('west'), reader('writer')];
    expect(names(rotation(resting, 0, 10))).toEqual(['west', 'writer']);
    expect(names(rotation(resting, 0, 50))).toEqual(['east', 'west', 'writer']);
  });

  it('falls to the writer when there is no reader', () => {
    expect(names(rotation([reader('writer')], 3, 0))).toEqual(['writer']);
  });
});

describe('what counts as a server out of reach', () => {
  const failure = (code: string) => Object.assign(new Error('x'), { original: { code } });
  for (const [code, unreachable] of [
    ['57P01', true],
    ['08006', true],
    ['ECONNREFUSED', true],
    ['40001', true],
    ['42601', false],
    ['23505', false],
  ] as const) {
    it(`is ${unreachable ? '' : 'not '}${code}`, () => {
      expect(isUnreachable(failure(code))).toBe(unreachable);
    });
  }
});
