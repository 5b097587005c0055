import type { CustomDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access, type ACCESS } from '../access/access.decorator.ts';
import type { AccessChecker } from '../access/access.guard.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { clientAddress } from './client-address.ts';
import { RateLimiter, type RateLimit } from './rate-limiter.ts';
import { readSession } from './session.ts';

const KIND = 'shopper';

/** For shoppers, known or new. What changes something must come from our own pages. */
export const Shopper = (): CustomDecorator<typeof ACCESS> => Access({ kind: KIND });

export interface ShopperAccessOptions {
  /** Origins whose pages may change something, e.g. `https://greenapple.example`. */
  readonly origins: readonly string[];
  readonly rateLimit: RateLimit;
  /** Proxies of ours that a request comes through. */
  readonly proxies: number;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** A header no form can send: with it a browser asks for permission first, which we never give. */
const MARK = 'green-apple';
/** Visitors without a session share an address with others, so they share a larger allowance. */
const SHARED_ALLOWANCE = 20;

/** The checker of `@Shopper()`: cross-site request forgery and floods end here. */
export function shopperAccess(options: ShopperAccessOptions): Record<string, AccessChecker> {
  const { burst, perSecond } = options.rateLimit;
  const bySession = new RateLimiter(options.rateLimit);
  const byAddress = new RateLimiter({
    burst: burst * SHARED_ALLOWANCE,
    perSecond: perSecond * SHARED_ALLOWANCE,
  });
  return {
    [KIND]: (request) => {
      const { tokenHash } = readSession(request);
      if (SAFE.has(request.method)) return;
      if (!isFromOurPages(request, options.origins)) throw new ProblemError('ORIGIN_REFUSED');
      const retryAfter =
        tokenHash === null
          ? byAddress.take(clientAddress(request, options.proxies))
          : bySession.take(tokenHash.toString('base64'));
      if (retryAfter > 0) throw new ProblemError('RATE_LIMITED', { retryAfter });
    },
  };
}

function isFromOurPages(request: FastifyRequest, origins: readonly string[]): boolean {
  const { origin, 'x-requested-with': mark, 'sec-fetch-site': site } = request.headers;
  return (
    mark === MARK && (origin === undefined || origins.includes(origin)) && site !== 'cross-site'
  );
}
