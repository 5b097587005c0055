import { illegibleAt, storable } from './legible.ts';

describe('a text', () => {
  for (const [what, value, place] of [
    ['of words', 'Crème brûlée', null],
    ['in several lines', 'one\r\n\ttwo\nthree', null],
    ['with a face in it', 'Sleep 😴 well', null],
    ['with a zero byte', 'a\u0000b', ''],
    ['with what separates fields on old machines', 'Zinc\u001F', ''],
    ['with an escape', '\u001B[31mred', ''],
    ['with half a face', 'Sleep \uD83D', ''],
    ['deep in a value', { rows: [{ name: 'Zinc' }, { name: 'Iron\u0007' }] }, 'rows.1.name'],
    ['that is the name of a field', { rows: [{ 'na\u0000me': 1 }] }, 'rows.0'],
    ['that is none', 7, null],
  ] as const)
    it(`${what} ${place === null ? 'can be read' : `cannot be read at "${place}"`}`, () =>
      expect(illegibleAt(value)?.join('.') ?? null).toBe(place));

  it('can be kept once a mark stands for what cannot', () => {
    expect(storable('a\u0000b\uD83Dc😴\u001F')).toBe('a\uFFFDb\uFFFDc😴\u001F');
  });
});
