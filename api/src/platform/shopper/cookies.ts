import type { FastifyReply, FastifyRequest } from 'fastify';

/** The value of a cookie as it came; null without one. */
export function cookieOf(request: FastifyRequest, wanted: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === wanted && value !== undefined) return value;
  }
  return null;
}

export interface ShopCookie {
  readonly name: string;
  readonly value: string;
  readonly seconds: number;
  readonly secure: boolean;
}

/** For the whole shop, out of reach of scripts and of what other sites send. */
export function setCookie(reply: FastifyReply, { name, value, seconds, secure }: ShopCookie): void {
  reply.header(
    'set-cookie',
    `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  );
}
