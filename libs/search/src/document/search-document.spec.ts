import { partName, partsOf, SMALLEST_SHARE, tieOf } from './search-document.ts';

const idOf = (chance: number): string =>
  `0190b3c4-0000-7000-8000-00000000${chance.toString(16).padStart(4, '0')}`;
const EVERY_CHANCE = Array.from({ length: 0x1_0000 }, (_, chance) => idOf(chance));

describe('the order of equals', () => {
  it('is the number at the end of their ids, which JSON can tell', () => {
    expect(tieOf('0190b3c4-0000-7000-8000-00000000002a')).toBe(42);
    const last = tieOf('0190b3c4-0000-7000-8000-ffffffffffff');
    expect(last).toBe(2 ** 48 - 1);
    expect(JSON.parse(JSON.stringify(last))).toBe(last);
  });
});

describe('the parts of a catalogue', () => {
  it('hold a half of all products, a quarter, and so on to the smallest', () => {
    for (let share = 0.5; share >= SMALLEST_SHARE; share /= 2) {
      const held = EVERY_CHANCE.filter((id) => partsOf(id).includes(partName(share)));
      expect(held.length).toBe(EVERY_CHANCE.length * share);
    }
  });

  it('lie one within the other', () => {
    for (const id of EVERY_CHANCE.slice(0, 5_000))
      expect(partsOf(id)).toEqual(partsOf(id).map((_, at) => String(at + 1)));
  });

  it('hold neighbours together, and those from everywhere', () => {
    expect(EVERY_CHANCE.slice(0, 16).map((id) => partsOf(id).length)).toEqual(Array(16).fill(12));
    const smallest = EVERY_CHANCE.filter((id) => partsOf(id).includes('8'));
    expect(smallest.filter((_, at) => at % 16 === 0).map((id) => id.slice(-4))).toEqual(
      Array.from({ length: 16 }, (_, at) => (at * 0x1000).toString(16).padStart(4, '0')),
    );
  });
});
