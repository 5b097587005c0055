import { customerKey, orderAccessToken, sameHash, sha256 } from './order-secrets.ts';

describe('the key of a customer', () => {
  it('is the same however the address is typed', () => {
    expect(customerKey(' Robin@Example.COM ', 's')).toEqual(customerKey('robin@example.com', 's'));
  });

  it('differs by customer and by secret', () => {
    const keys = [
      customerKey('a@b.example', 's'),
      customerKey('b@b.example', 's'),
      customerKey('a@b.example', 't'),
    ].map((key) => key.toString('hex'));
    expect(new Set(keys).size).toBe(3);
  });
});

describe('the token of an order link', () => {
  it('is made anew from the id, fits into an address, and is no other order’s', () => {
    const token = orderAccessToken('0198', 's');
    expect(token).toBe(orderAccessToken('0198', 's'));
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(token).not.toBe(orderAccessToken('0199', 's'));
  });

  it('is compared by its hash', () => {
    expect(sameHash(sha256('a'), sha256('a'))).toBeTrue();
    expect(sameHash(sha256('a'), sha256('b'))).toBeFalse();
    expect(sameHash(sha256('a'), Buffer.alloc(0))).toBeFalse();
  });
});
