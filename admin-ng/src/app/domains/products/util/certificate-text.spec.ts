import { standingText } from './certificate-text.ts';

describe('where a certificate stands', () => {
  const period = { validFrom: '2026-01-01', validUntil: '2026-03-01' };
  const cases: [standing: 'coming' | 'valid' | 'expiring' | 'expired' | 'ended', text: string][] = [
    ['coming', 'Shows from 2026-01-01'],
    ['valid', 'Shows in the shop'],
    ['expiring', 'Runs out in 1 day'],
    ['expired', 'Has run out'],
    ['ended', 'Ended'],
  ];
  for (const [standing, text] of cases)
    it(`reads “${text}” when it is ${standing}`, () =>
      expect(standingText({ ...period, standing }, '2026-02-28')).toBe(text));

  it('names the last day', () =>
    expect(standingText({ ...period, standing: 'expiring' }, '2026-03-01')).toBe('Last day today'));
});
