import { randomBytes } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { sha256 } from '@green-apple/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieOf, setCookie } from './cookies.ts';
import { readOrderKeys, type OrderKeys } from './order-keys.ts';

/** Who is shopping, as far as we know. */
export interface ShopperSession {
  /** The hash of an opaque cookie. Null for a first-time visitor. */
  readonly tokenHash: Buffer | null;
  readonly orderKeys: OrderKeys;
}

const COOKIE = 'ga_session';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const HALF_A_YEAR_S = 15_552_000;

const sessions = new WeakMap<FastifyRequest, ShopperSession>();

/** The session of a request; read once, by the access checker. */
export function readSession(request: FastifyRequest): ShopperSession {
  const known = sessions.get(request);
  if (known !== undefined) return known;
  const token = cookieOf(request, COOKIE);
  const session = {
    tokenHash: token !== null && TOKEN.test(token) ? sha256(token) : null,
    orderKeys: readOrderKeys(request),
  };
  sessions.set(request, session);
  return session;
}

/** Gives a visitor a session: 256 random bits in a cookie that scripts cannot read. */
export function startSession(reply: FastifyReply, secure: boolean): Buffer {
  const token = randomBytes(32).toString('base64url');
  setCookie(reply, { name: COOKIE, value: token, seconds: HALF_A_YEAR_S, secure });
  return sha256(token);
}

/** Parameter of a controller method behind `@Shopper()`. */
export const Session = createParamDecorator(
  (_: unknown, context: ExecutionContext): ShopperSession =>
    readSession(context.switchToHttp().getRequest<FastifyRequest>()),
);
