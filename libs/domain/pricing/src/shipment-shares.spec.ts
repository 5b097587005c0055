import { money } from '@green-apple/domain-money';
import fc from 'fast-check';
import { shipmentShares } from './shipment-shares.ts';

const usd = (minor: number) => money(minor, 'USD');
const part = (shipmentId: string, lineId: string, units: number) => ({ shipmentId, lineId, units });
const minors = (shares: ReturnType<typeof shipmentShares>) =>
  Object.fromEntries([...shares].map(([id, { minor }]) => [id, minor]));

describe('what a shipment costs', () => {
  it('is everything when there is one', () => {
    const shares = shipmentShares(usd(5131), [{ lineId: 'a', minor: 4536 }], [part('p', 'a', 2)]);
    expect(minors(shares)).toEqual({ p: 5131 });
  });

  it('is its lines and its part of the delivery', () => {
    // 30.00 and 10.00 of goods, 4.00 delivery: 3.00 and 1.00 of it
    const lines = [
      { lineId: 'a', minor: 3000 },
      { lineId: 'b', minor: 1000 },
    ];
    const shares = shipmentShares(usd(4400), lines, [part('p', 'a', 1), part('q', 'b', 1)]);
    expect(minors(shares)).toEqual({ p: 3300, q: 1100 });
  });

  it('splits a line that leaves from two places by its units, to the cent', () => {
    // 10.00 for three units: 6.67 for two, 3.33 for one
    const shares = shipmentShares(
      usd(1000),
      [{ lineId: 'a', minor: 1000 }],
      [part('p', 'a', 2), part('q', 'a', 1)],
    );
    expect(minors(shares)).toEqual({ p: 667, q: 333 });
  });

  it('splits a payment for gifts alone evenly', () => {
    const shares = shipmentShares(
      usd(500),
      [{ lineId: 'a', minor: 0 }],
      [part('p', 'a', 1), part('q', 'a', 1)],
    );
    expect(minors(shares)).toEqual({ p: 250, q: 250 });
  });

  it('sums to what was paid, whatever is sent from wherever', () => {
    const bag = fc.array(
      fc.record({
        minor: fc.integer({ min: 0, max: 1_000_000 }),
        units: fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(bag, fc.nat(10_000_000), (lines, paid) => {
        const parts = lines.flatMap(({ units }, line) =>
          units.map((count, place) => part(`p${place}`, `l${line}`, count)),
        );
        const shares = shipmentShares(
          usd(paid),
          lines.map(({ minor }, line) => ({ lineId: `l${line}`, minor })),
          parts.filter(({ units }) => units > 0).length > 0 ? parts : [part('p0', 'l0', 1)],
        );
        expect([...shares.values()].reduce((all, { minor }) => all + minor, 0)).toBe(paid);
        expect([...shares.values()].every(({ minor }) => minor >= 0)).toBeTrue();
      }),
      { numRuns: 1_000 },
    );
  });
});
