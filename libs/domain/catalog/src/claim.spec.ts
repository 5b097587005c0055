import { approvalAnswer, isFittingExpiry, needsDisclaimer, type ClaimState } from './claim.ts';

describe('a claim', () => {
  it('carries the disclaimer when it is about the body, and not when it is about the pack or the mood', () => {
    expect(needsDisclaimer('structure-function', 'US')).toBeTrue();
    expect(needsDisclaimer('nutrient-content', 'US')).toBeFalse();
    expect(needsDisclaimer('general-wellness', 'US')).toBeFalse();
    // The Food and Drug Administration has no say there.
    expect(needsDisclaimer('structure-function', 'EU')).toBeFalse();
  });

  const approvals: [state: ClaimState, approver: string, expiresOn: string, answer: string][] = [
    ['proposed', 'second', '2027-01-01', 'yes'],
    ['proposed', 'first', '2027-01-01', 'CLAIM_OWN'],
    ['proposed', 'second', '2026-11-25', 'CLAIM_EXPIRED'],
    ['proposed', 'second', '2026-11-26', 'yes'],
    ['approved', 'second', '2027-01-01', 'CLAIM_MOVED_ON'],
    ['withdrawn', 'second', '2027-01-01', 'CLAIM_MOVED_ON'],
  ];
  for (const [state, approver, expiresOn, wanted] of approvals)
    it(`that is ${state} until ${expiresOn}, approved by the ${approver} person: ${wanted}`, () => {
      const answer = approvalAnswer(
        { state, proposedBy: 'first', expiresOn },
        approver,
        '2026-11-26',
      );
      expect(answer.allowed ? 'yes' : answer.code).toBe(wanted);
    });

  it('is approved for two years at most, and not into the past', () => {
    const fits = (day: string) => isFittingExpiry(day, '2026-11-26');
    expect(fits('2026-11-26')).toBeTrue();
    expect(fits('2028-11-26')).toBeTrue();
    expect(fits('2028-11-27')).toBeFalse();
    expect(fits('2026-11-25')).toBeFalse();
  });
});
