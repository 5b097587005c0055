import { MOST_ORDER_KEYS, parseOrderKeys, withOrderKey } from './order-keys.ts';

const id = (n: number): string => `01940000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const KEY = 'k'.repeat(43);
const keep = (...orders: number[]): string =>
  orders.reduce(
    (cookie, n) => withOrderKey(parseOrderKeys(cookie), { orderId: id(n), key: KEY }),
    '',
  );

describe('the orders that a browser has opened by links', () => {
  it('come back as they were kept, the newest first', () => {
    expect([...parseOrderKeys(keep(1, 2)).entries()]).toEqual([
      [id(2), KEY],
      [id(1), KEY],
    ]);
  });

  it('are kept once, with the key that fitted last', () => {
    const again = withOrderKey(parseOrderKeys(keep(1, 2)), { orderId: id(1), key: 'n'.repeat(43) });
    expect([...parseOrderKeys(again).entries()]).toEqual([
      [id(1), 'n'.repeat(43)],
      [id(2), KEY],
    ]);
  });

  it('are few, and the oldest goes', () => {
    const many = parseOrderKeys(keep(...Array.from({ length: MOST_ORDER_KEYS + 2 }, (_, n) => n)));
    expect([many.size, many.has(id(0)), many.has(id(MOST_ORDER_KEYS + 1))]).toEqual([
      MOST_ORDER_KEYS,
      false,
      true,
    ]);
  });

  for (const [what, cookie] of [
    ['nothing', ''],
    ['an id alone', id(1)],
    ['a short key', `${id(1)}.short`],
    ['no id', `me.${KEY}`],
    ['a header in it', `${id(1)}.${KEY}\r\nset-cookie: a=b`],
    ['ever so much', '~'.repeat(10_000)],
  ] as const)
    it(`are none in a cookie with ${what}`, () => expect(parseOrderKeys(cookie).size).toBe(0));

  it('are those that can be read among others', () => {
    expect([...parseOrderKeys(`nonsense~${keep(3)}~${id(4)}.`).keys()]).toEqual([id(3)]);
  });
});
