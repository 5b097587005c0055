import { KIND_CHOICES, STATE_TABS, latestExpiry, referencesOf, stateOf } from './claim-text.ts';

describe('claims in words', () => {
  it('say which of them carry the disclaimer', () => {
    expect(KIND_CHOICES.map(({ label }) => label.includes('disclaimer'))).toEqual([
      true,
      false,
      false,
    ]);
    expect(STATE_TABS.map(({ label }) => label)).toEqual(['Waiting', 'Approved', 'Withdrawn']);
  });

  it('show what waits for an address that says nothing known', () => {
    expect([stateOf(undefined), stateOf('lost'), stateOf('approved')]).toEqual([
      'proposed',
      'proposed',
      'approved',
    ]);
  });

  it('hold two years at most', () => expect(latestExpiry('2026-11-26')).toBe('2028-11-25'));

  it('have one reference a line', () =>
    expect(referencesOf(' Study A, 2019 \n\n21 CFR 101.54\n')).toEqual([
      'Study A, 2019',
      '21 CFR 101.54',
    ]));
});
