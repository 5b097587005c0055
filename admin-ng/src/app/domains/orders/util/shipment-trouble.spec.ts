import { callingOff, makingGood } from './shipment-questions.ts';
import type { AdminShipment } from './shipment-actions.ts';
import { whyNotAsked } from './shipment-trouble.ts';

describe('what is said about a deed with a shipment', () => {
  it('is why it was not done, each time in its own words', () => {
    const codes = [
      'SHIPMENT_MOVED_ON',
      'SHIPMENT_GONE',
      'SHIPMENT_MADE_GOOD',
      'OUT_OF_STOCK',
      'REFUND_NOT_POSSIBLE',
      null,
    ];
    expect(new Set(codes.map(whyNotAsked)).size).toBe(codes.length);
    expect(whyNotAsked('TEAPOT')).toBe(whyNotAsked(null));
  });

  it('is asked for before it cannot be undone, with the shipment named', () => {
    const second = { position: 2 } as AdminShipment;
    for (const question of [
      callingOff(second),
      makingGood(second, 'resend'),
      makingGood(second, 'refund'),
    ]) {
      expect(question.title).toContain('2');
      expect(question.text).toContain('cannot be undone');
      expect(question.act).not.toBe(question.keep);
    }
  });
});
