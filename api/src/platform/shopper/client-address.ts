import type { FastifyRequest } from 'fastify';

/**
 * Where a request came from, as the outermost of our own `proxies` saw it. What stands further out in
 * `X-Forwarded-For` was said by the client and counts for nothing.
 */
export function clientAddress(
  { headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>,
  proxies: number,
): string {
  const said = [headers['x-forwarded-for'] ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const way = [...said, ip];
  return way.at(-1 - proxies) ?? way[0] ?? ip;
}
