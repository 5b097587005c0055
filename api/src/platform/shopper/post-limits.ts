import { ProblemError } from '../errors/problem-error.ts';
import { RateLimiter } from './rate-limiter.ts';

/** Texts that may be sent in an hour. */
export interface PostAllowance {
  readonly perPerson: number;
  /** Of everybody behind one address, an office or a village, together. */
  readonly perAddress: number;
}

const HOUR_S = 3600;
const hourly = (posts: number) => ({ burst: posts, perSecond: posts / HOUR_S });

/** How often shoppers may send what others shall read, beside what holds for every change they make. */
export class PostLimits {
  private readonly byPerson: RateLimiter;
  private readonly byAddress: RateLimiter;

  constructor({ perPerson, perAddress }: PostAllowance, now?: () => number) {
    this.byPerson = new RateLimiter(hourly(perPerson), now);
    this.byAddress = new RateLimiter(hourly(perAddress), now);
  }

  /** @throws ProblemError RATE_LIMITED with the time to come back */
  take(person: string, address: string): void {
    // The person first: who is slowed down takes nothing from the others at the address.
    const retryAfter = this.byPerson.take(person) || this.byAddress.take(address);
    if (retryAfter > 0)
      throw new ProblemError('RATE_LIMITED', {
        detail:
          'That was a lot of writing at once. Nothing was sent. Please try again a little later.',
        retryAfter,
      });
  }
}
