import { JobMessage, jobMessageFault } from './job-message.ts';

describe('a job message', () => {
  it('is an order and what to calculate for it', () => {
    expect(JobMessage.parse({ order_id: '1234', calculation_type: 'tax' })).toEqual({
      order_id: '1234',
      calculation_type: 'tax',
    });
  });

  it('may say which request it came from', () => {
    const message = { order_id: '1234', calculation_type: 'checkout', correlation_id: 'abc' };
    expect(JobMessage.safeParse(message).success).toBeTrue();
  });

  for (const body of [
    null,
    'tax',
    [],
    {},
    { order_id: '', calculation_type: 'tax' },
    { order_id: 1234, calculation_type: 'tax' },
    { order_id: '1234', calculation_type: 'tax', email: 'a@b.example' },
  ])
    it(`is not ${JSON.stringify(body)}`, () => {
      expect(JobMessage.safeParse(body).success).toBeFalse();
      expect(jobMessageFault(body)).toBe('SCHEMA_MISMATCH');
    });

  it('with an unknown type is told from a broken one', () => {
    expect(jobMessageFault({ order_id: '1', calculation_type: 'horoscope' })).toBe(
      'CALCULATION_TYPE_UNKNOWN',
    );
  });
});
