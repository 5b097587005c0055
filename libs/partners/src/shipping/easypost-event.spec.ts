import { easyPostSignature, verifyEasyPostEvent } from './easypost-event.ts';

const body = JSON.stringify({
  id: 'evt_1',
  object: 'Event',
  description: 'tracker.updated',
  result: { id: 'trk_1', object: 'Tracker', status: 'delivered' },
});

describe('a carrier’s event', () => {
  it('is taken when either of two secrets signed it', () => {
    for (const secret of ['new', 'old'])
      expect(verifyEasyPostEvent(body, easyPostSignature(body, secret), ['new', 'old'])).toEqual({
        code: 'valid',
        event: { id: 'evt_1', type: 'tracker.updated', objectRef: 'trk_1' },
      });
  });

  it('is refused without a signature, with another one, or changed on the way', () => {
    const signature = easyPostSignature(body, 'new');
    for (const [text, given] of [
      [body, undefined],
      [body, ''],
      [body, easyPostSignature(body, 'stranger')],
      [body.replace('delivered', 'lost'), signature],
    ] as const)
      expect(verifyEasyPostEvent(text, given, ['new']).code).toBe('signature_invalid');
  });

  it('that is signed and makes no sense is malformed', () => {
    for (const text of ['', '{', '[]', '{"id":"evt_1"}'])
      expect(verifyEasyPostEvent(text, easyPostSignature(text, 'new'), ['new']).code).toBe(
        'malformed',
      );
  });
});
