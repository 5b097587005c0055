import type { AdminCampaign } from '@green-apple/contracts-http';
import {
  campaignState,
  readCampaign,
  toCampaignDraft,
  usedShare,
  windowWords,
} from './campaign-text.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const aCampaign = (changes: Partial<AdminCampaign> = {}): AdminCampaign => ({
  id: '01940000-0000-7000-8000-000000000031',
  name: 'Summer',
  market: 'EU',
  active: true,
  spendLimitMinor: 50_000,
  spentMinor: 12_000,
  useLimit: null,
  useCount: 40,
  promotions: { total: 1, active: 1, startsAt: null, endsAt: null },
  version: 1,
  createdAt: '2026-01-01T00:00:00Z',
  ...changes,
});

describe('a campaign', () => {
  for (const [what, changes, state] of [
    ['with an offer that is on', {}, 'running'],
    ['that was paused', { active: false }, 'paused'],
    ['without money left', { spentMinor: 50_000 }, 'used-up'],
    ['without uses left', { useLimit: 40 }, 'used-up'],
    [
      'without offers',
      { promotions: { total: 0, active: 0, startsAt: null, endsAt: null } },
      'idle',
    ],
    [
      'whose offers begin later',
      {
        promotions: {
          total: 1,
          active: 1,
          startsAt: '2026-07-01T00:00:00Z',
          endsAt: null,
        },
      },
      'idle',
    ],
    [
      'whose offers are over',
      {
        promotions: {
          total: 1,
          active: 1,
          startsAt: null,
          endsAt: '2026-05-01T00:00:00Z',
        },
      },
      'idle',
    ],
  ] as const satisfies readonly (readonly [string, Partial<AdminCampaign>, string])[])
    it(`${what} is ${state}`, () => {
      expect(campaignState(aCampaign(changes), NOW)).toBe(state);
    });

  it('shows how much is used', () => {
    expect([usedShare(1, 4), usedShare(9, 4), usedShare(9, null)]).toEqual([0.25, 1, null]);
  });

  it('comes back from its form as it was', () => {
    expect(readCampaign(toCampaignDraft(aCampaign()))).toEqual({
      code: 'CAMPAIGN',
      campaign: { name: 'Summer', market: 'EU', spendLimitMinor: 50_000, useLimit: null },
    });
  });

  it('needs a name, and limits that are some', () => {
    const read = readCampaign({ name: ' ', market: 'US', budget: 'much', uses: '0' });
    expect(read.code === 'FAULTS' && read.faults.length).toBe(3);
  });

  it('runs as long as its offers', () => {
    const day = (iso: string) => iso.slice(0, 10);
    const within = (startsAt: string | null, endsAt: string | null, total = 1) =>
      windowWords(aCampaign({ promotions: { total, active: 1, startsAt, endsAt } }), day);
    expect([
      within(null, null, 0),
      within(null, null),
      within('2026-01-01', null),
      within(null, '2026-02-01'),
      within('2026-01-01', '2026-02-01'),
    ]).toEqual([
      'no offers yet',
      'always',
      'from 2026-01-01 on',
      'until 2026-02-01',
      '2026-01-01 to 2026-02-01',
    ]);
  });
});
