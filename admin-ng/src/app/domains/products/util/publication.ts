/** When a product is in the shop; `publishedUntil` is the first moment in which it no longer is. */
export interface Publication {
  readonly status: string;
  readonly publishedAt: string | null;
  readonly publishedUntil: string | null;
}

/** The state as a person would say it now: what is set for later is not in the shop yet. */
export function publicationState(
  { status, publishedAt, publishedUntil }: Publication,
  now: number,
): string {
  if (status !== 'published') return status;
  if (publishedUntil !== null && Date.parse(publishedUntil) <= now) return 'ended';
  return publishedAt !== null && Date.parse(publishedAt) > now ? 'scheduled' : status;
}
