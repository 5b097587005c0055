import { CANCEL_REASONS, DECLINE_REASONS } from '@green-apple/domain-order';
import { reasonText } from './reason-text.ts';

describe('the reason of an order', () => {
  for (const code of [...DECLINE_REASONS, ...CANCEL_REASONS]) {
    it(`${code} is said in words`, () => {
      expect(reasonText(code)).not.toContain('_');
    });
  }

  it('is shown readable when it is new to us', () => {
    expect(reasonText('lost_in_space')).toBe('lost in space');
    expect(reasonText(null)).toBe('');
  });
});
