import { lotsOfPart, pickRefusal, type PickedFrom, type SaidPart } from './pick-check.ts';

const PART: PickedFrom = {
  partId: 'a',
  quantity: 5,
  lots: [{ lotId: 'early', quantity: 4 }],
  otherLots: [
    { lotId: 'early', free: 1 },
    { lotId: 'late', free: 3 },
  ],
};
const took = (...lots: [string | null, number][]): SaidPart[] => [
  { partId: 'a', lots: lots.map(([lotId, quantity]) => ({ lotId, quantity })) },
];

describe('a word about what was picked', () => {
  for (const [words, said, refusal] of [
    ['all of it, as proposed', took(['early', 4], [null, 1]), null],
    ['from another lot', took(['late', 3], ['early', 2]), null],
    ['fewer than asked for', took(['early', 1]), null],
    ['nothing', took(), null],
    ['more than asked for', took(['early', 5], ['late', 1]), 'TOO_MANY'],
    ['more of a lot than it has free', took(['late', 4]), 'LOT_NOT_USABLE'],
    ['the same lot twice, together too much', took(['late', 2], ['late', 2]), 'LOT_NOT_USABLE'],
    ['a lot that is too old or none of these', took(['old', 1]), 'LOT_NOT_USABLE'],
    ['without a lot although one was chosen', took([null, 2]), 'LOT_NOT_USABLE'],
    ['about nothing at all', [], 'PARTS_DIFFER'],
    ['about another shipment', [{ partId: 'b', lots: [] }], 'PARTS_DIFFER'],
    ['twice about one part', [...took(), ...took()], 'PARTS_DIFFER'],
  ] as const)
    it(`${words}: ${refusal ?? 'is booked'}`, () => {
      expect(pickRefusal([PART], said)).toBe(refusal);
    });
});

describe('the lots of a part', () => {
  const chosen = [
    { code: 'A', quantity: 4 },
    { code: 'B', quantity: 3 },
  ];
  const text = (before: number, quantity: number): string =>
    lotsOfPart(chosen, before, quantity)
      .map((lot) => `${lot.quantity}${lot.code}`)
      .join(' ');

  for (const [before, quantity, lots] of [
    [0, 4, '4A'],
    [0, 5, '4A 1B'],
    [2, 4, '2A 2B'],
    [4, 3, '3B'],
    [5, 9, '2B'],
    [9, 1, ''],
  ] as const)
    it(`of ${quantity} units after ${before} of other shipments are "${lots}"`, () => {
      expect(text(before, quantity)).toBe(lots);
    });
});
