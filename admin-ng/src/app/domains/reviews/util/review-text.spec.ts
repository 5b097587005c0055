import { REJECTION_REASONS, TEXT_FINDINGS } from '@green-apple/domain-catalog';
import { FINDING_TEXT, REJECTION_TEXT, STATE_TABS, stateOf, stateWords } from './review-text.ts';

describe('reviews in words', () => {
  it('name every finding and every reason', () => {
    expect(Object.keys(FINDING_TEXT).sort()).toEqual([...TEXT_FINDINGS].sort());
    expect(Object.keys(REJECTION_TEXT).sort()).toEqual([...REJECTION_REASONS].sort());
    expect(STATE_TABS.map(({ label }) => label)).toEqual(['Waiting', 'Published', 'Turned down']);
  });

  it('say where an answer stands, and why', () => {
    expect(stateWords({ state: 'pending', rejectedBecause: null })).toBe('Waiting');
    expect(stateWords({ state: 'rejected', rejectedBecause: 'off_topic' })).toBe(
      'Turned down: Not about this product',
    );
  });

  it('show what waits for an address that says nothing known', () => {
    expect([stateOf(undefined), stateOf('lost'), stateOf('published')]).toEqual([
      'pending',
      'pending',
      'published',
    ]);
  });
});
