import { chooseRates, deliveryWindow, tableRates } from './delivery-table.ts';
import { EU, US } from './market.ts';

describe('the house rates', () => {
  it('grow by the started kilogram', () => {
    const minors = (grams: number) => tableRates(grams, US.delivery).map(({ minor }) => minor);
    expect(minors(300)).toEqual([495, 1295]);
    expect(minors(1000)).toEqual([495, 1295]);
    expect(minors(1001)).toEqual([555, 1445]);
  });
  it('are in the money of each market', () => {
    const told = tableRates(2500, EU.delivery).map(({ id, minor, minDays }) => ({
      id,
      minor,
      minDays,
    }));
    expect(told).toEqual([
      { id: 'standard', minor: 490 + 2 * 50, minDays: 3 },
      { id: 'express', minor: 1290 + 2 * 120, minDays: 2 },
    ]);
  });
});

describe("carriers' rates", () => {
  it('become the cheapest and the cheapest fast one', () => {
    const chosen = chooseRates(
      [
        { minor: 2900, days: 1 },
        { minor: 610, days: 3 },
        { minor: 1450, days: 2 },
        { minor: 700, days: null },
      ],
      US.delivery,
    );
    expect(chosen.map(({ id, minor }) => [id, minor])).toEqual([
      ['standard', 610],
      ['express', 1450],
    ]);
  });

  it('make no express of what is not faster', () => {
    expect(
      chooseRates(
        [
          { minor: 610, days: 2 },
          { minor: 900, days: 2 },
        ],
        US.delivery,
      ).length,
    ).toBe(1);
  });

  it('are none when there is nothing usable', () => {
    expect(chooseRates([{ minor: -1, days: 2 }], US.delivery)).toEqual([]);
    expect(chooseRates([], US.delivery)).toEqual([]);
  });
});

describe('the promised day', () => {
  const cases: ReadonlyArray<[string, string, number, string]> = [
    ['is two days on in the week', '2026-11-23T12:00:00Z', 2, '2026-11-25'],
    ['skips the weekend', '2026-11-27T12:00:00Z', 2, '2026-12-01'],
    ['counts from Monday for a Sunday order', '2026-11-22T12:00:00Z', 1, '2026-11-23'],
    ['crosses the end of a leap February', '2028-02-28T12:00:00Z', 2, '2028-03-01'],
    ['is today when nothing has to travel', '2026-11-22T12:00:00Z', 0, '2026-11-22'],
  ];
  for (const [name, now, days, expected] of cases)
    it(name, () => {
      expect(deliveryWindow(now, { minDays: days, maxDays: days })).toEqual({
        earliest: expected,
        latest: expected,
      });
    });
});
