import { shopEventFault, ShopEvent, toCloudEvent } from './shop-event.ts';

const productId = '0198c5d2-7f1c-7d2e-8a3b-0123456789ab';
const event = toCloudEvent({
  id: '0198c5d2-7f1c-7d2e-8a3b-000000000001',
  type: 'product.changed',
  region: 'local',
  at: new Date('2026-11-22T10:00:00Z'),
  aggregateType: 'product',
  aggregateId: productId,
  aggregateVersion: 7,
  data: { productId },
  correlationId: null,
  historyPoint: '7311223344556677889/16384:184467:16/B374D848',
});

describe('an event of the shop', () => {
  it('travels as a CloudEvent', () => {
    expect(event).toEqual(
      jasmine.objectContaining({
        specversion: '1.0',
        source: '/green-apple/local',
        subject: `product/${productId}`,
        time: '2026-11-22T10:00:00.000Z',
        aggregateversion: 7,
        historypoint: '7311223344556677889/16384:184467:16/B374D848',
      }),
    );
    expect(ShopEvent.parse(event).type).toBe('product.changed');
  });

  it('may come from a release that does not say where the history was', () => {
    const { historypoint, ...older } = event;
    expect(historypoint).toBeDefined();
    expect(ShopEvent.safeParse(older).success).toBeTrue();
  });

  it('drops what its data should not carry', () => {
    const parsed = ShopEvent.parse({ ...event, data: { productId, email: 'a@b.example' } });
    expect(parsed.data).toEqual({ productId });
  });

  it('is refused with data of another type, and says where', () => {
    const result = ShopEvent.safeParse({ ...event, data: { productId: 'seven' } });
    expect(result.error?.issues[0]?.path).toEqual(['data', 'productId']);
    expect(shopEventFault({ ...event, data: {} })).toBe('SCHEMA_MISMATCH');
  });

  for (const type of ['product.eaten', 'constructor'])
    it(`is refused when its type is "${type}"`, () => {
      expect(ShopEvent.safeParse({ ...event, type }).success).toBeFalse();
      expect(shopEventFault({ ...event, type })).toBe('EVENT_TYPE_UNKNOWN');
    });
});
