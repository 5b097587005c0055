import { clientAddress } from './client-address.ts';

const from = (forwarded: string | string[] | undefined, proxies: number) =>
  clientAddress({ headers: { 'x-forwarded-for': forwarded as string }, ip: 'peer' }, proxies);

describe('the address of a client', () => {
  it('is the peer when nothing stands between', () => {
    expect([from(undefined, 0), from('forged', 0)]).toEqual(['peer', 'peer']);
  });

  it('is what the outermost of our own saw, whatever the client says of itself', () => {
    expect(from('client', 1)).toBe('client');
    expect(from('forged, client', 1)).toBe('client');
    expect(from('forged, client, ingress', 2)).toBe('client');
    expect(from(['forged', 'client, ingress'], 2)).toBe('client');
  });

  it('is the furthest that is known when fewer stand between', () => {
    expect([from(undefined, 2), from('client', 2), from(' , ', 1)]).toEqual([
      'peer',
      'client',
      'peer',
    ]);
  });
});
