import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeViolation } from '../proof/judge.ts';
import { makePlan } from './plan.ts';
import { runChaos } from './run.ts';

/** The same plan each time; another one by `CHAOS_SEED`, and long ones by `npm run chaos`. */
const SEED = process.env['CHAOS_SEED'] ?? '1';

describe(`a shop in chaos (seed ${SEED})`, () => {
  it('keeps every promise: one order per bag, one charge per order, every unit and every cent where it belongs', async () => {
    const report = await runChaos({
      handlesPath: process.env['GREEN_APPLE_STACK'] ?? '',
      folder: mkdtempSync(join(tmpdir(), 'chaos-')),
      plan: makePlan({ seed: SEED, trafficMs: 20_000, purchases: 24, crashes: 10, kills: 2 }),
      say: () => undefined,
    });
    expect(report.violations.map(describeViolation)).toEqual([]);
    expect(report.restless).toBeNull();
    expect(report.lost).toEqual([]);
    expect(report.unwatched).toEqual([]);
    expect(report.orders).toBeGreaterThan(20);
    expect(report.snapshot.refunds.length).toBeGreaterThan(0);
    expect(report.hits.length).toBeGreaterThan(2);
  }, 600_000);
});
