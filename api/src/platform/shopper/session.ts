import { randomBytes } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { sha256 } from '@green-apple/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Who is shopping, as far as we know: the hash of an opaque cookie. Null for a first-time visitor. */
export interface ShopperSession {
  readonly tokenHash: Buffer | null;
}

const COOKIE = 'ga_session';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const HALF_A_YEAR_S = 15_552_000;

const sessions = new WeakMap<FastifyRequest, ShopperSession>();

/** The session of a request; read once, by the access checker. */
export function readSession(request: FastifyRequest): ShopperSession {
  const known = sessions.get(request);
  if (known !== undefined) return known;
  const token = cookieValue(request.headers.cookie ?? '');
  const session = { tokenHash: token === null ? null : sha256(token) };
  sessions.set(request, session);
  return session;
}

/** Gives a visitor a session: 256 random bits in a cookie that scripts cannot read. */
export function startSession(reply: FastifyReply, secure: boolean): Buffer {
  const token = randomBytes(32).toString('base64url');
  reply.header(
    'set-cookie',
    `${COOKIE}=${token}; Path=/; Max-Age=${HALF_A_YEAR_S}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  );
  return sha256(token);
}

/** Parameter of a controller method behind `@Shopper()`. */
export const Session = createParamDecorator(
  (_: unknown, context: ExecutionContext): ShopperSession =>
    readSession(context.switchToHttp().getRequest<FastifyRequest>()),
);

function cookieValue(header: string): string | null {
  for (const pair of header.split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === COOKIE && value !== undefined && TOKEN.test(value)) return value;
  }
  return null;
}
