export interface RateLimit {
  /** Requests that may come at once. */
  readonly burst: number;
  /** Requests per second that are given back. */
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Keys remembered at most; the one not seen for longest goes first. */
const MOST_KEYS = 50_000;

/**
 * Token buckets in this process's memory: one noisy client is slowed down, the others do not notice. Each
 * process counts for itself, so the true limit is this times the number of processes.
 */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();
  private readonly limit: RateLimit;
  private readonly now: () => number;

  constructor(limit: RateLimit, now: () => number = () => performance.now()) {
    this.limit = limit;
    this.now = now;
  }

  /** Takes one token; 0 when it was there, else the whole seconds until one will be. */
  take(key: string): number {
    const now = this.now();
    const bucket = this.buckets.get(key) ?? { tokens: this.limit.burst, at: now };
    const refilled = bucket.tokens + ((now - bucket.at) / 1000) * this.limit.perSecond;
    bucket.tokens = Math.min(this.limit.burst, refilled);
    bucket.at = now;
    const allowed = bucket.tokens >= 1;
    if (allowed) bucket.tokens -= 1;
    // Put back at the end: a Map keeps the order of insertion, so the first key is the stalest.
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size > MOST_KEYS) this.forgetStalest();
    return allowed ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / this.limit.perSecond));
  }

  private forgetStalest(): void {
    for (const key of this.buckets.keys()) {
      this.buckets.delete(key);
      return;
    }
  }
}
