import { CRASH_POINTS } from './crash/crash-points.ts';
import { AFTERMATHS, COUPONS, COURSES, makePlan, MANNERS } from './plan.ts';

const request = { trafficMs: 60_000, purchases: 200, crashes: 40, kills: 4 };

describe('a plan of chaos', () => {
  it('is the same for the same seed, and another for another', () => {
    const plan = makePlan({ ...request, seed: '7' });
    expect(makePlan({ ...request, seed: '7' })).toEqual(plan);
    expect(makePlan({ ...request, seed: '8' })).not.toEqual(plan);
  });

  it('leaves nothing out that a long run should see', () => {
    const { purchases, incidents } = makePlan({ ...request, seed: '1' });
    expect(new Set(purchases.map(({ manner }) => manner))).toEqual(new Set(MANNERS));
    expect(new Set(purchases.map(({ course }) => course))).toEqual(new Set(COURSES));
    expect(new Set(incidents.map(({ kind }) => kind))).toEqual(
      new Set(['fault', 'kill', 'crash', 'poison', 'repeat', 'nudge']),
    );
    const faults = incidents.flatMap((each) => (each.kind === 'fault' ? [each.fault.kind] : []));
    expect(new Set(faults).size).toBe(9);
    expect(new Set(purchases.map(({ coupon }) => coupon))).toEqual(new Set([null, ...COUPONS]));
    expect(purchases.filter(({ giftCard }) => giftCard !== null).length).toBeGreaterThan(20);
  });

  it('sees everything that can become of an order, however short it is', () => {
    const { purchases } = makePlan({ ...request, purchases: 12, seed: '2' });
    const paid = purchases.filter(({ course }) => course === 'paid');
    expect(new Set(paid.map(({ aftermath }) => aftermath))).toEqual(new Set(AFTERMATHS));
  });

  it('happens in the order of time, within its time', () => {
    const { purchases, incidents, trafficMs } = makePlan({ ...request, seed: '3' });
    for (const times of [purchases, incidents].map((each) => each.map(({ atMs }) => atMs))) {
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.max(...times)).toBeLessThanOrEqual(trafficMs);
    }
  });

  it('knows points before, during and after each step, each by a name of its own', () => {
    const names = CRASH_POINTS.map(({ process, name }) => `${process} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('worker activity/confirmOrder/before');
    expect(names).toContain('worker activity/authorisePayment/asked-2');
    expect(names).toContain('jobs publish/sent');
  });

  it('arms no point twice', () => {
    const { incidents } = makePlan({ ...request, seed: '5', crashes: 500 });
    const points = incidents.flatMap((each) => (each.kind === 'crash' ? [each.point] : []));
    expect(points.length).toBe(CRASH_POINTS.length);
    expect(new Set(points).size).toBe(points.length);
  });
});
