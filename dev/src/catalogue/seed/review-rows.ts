import type { ReviewSeed } from '../entry.ts';

export const REVIEW = {
  id: 'uuid',
  product_id: 'uuid',
  purchase_ref: 'text',
  stars: 'smallint',
  title: 'text',
  body: 'text',
  display_name: 'text',
  used_for: 'text',
  used_how_long: 'text',
  state: 'text',
  reply: 'text',
  replied_by: 'text',
  replied_at: 'timestamptz',
  helpful_count: 'integer',
  written_at: 'timestamptz',
  published_at: 'timestamptz',
};

/** A published review; its product's rating was made of it. */
export const reviewRow = (review: ReviewSeed): object => ({
  id: review.id,
  product_id: review.productId,
  purchase_ref: review.purchaseRef,
  stars: review.stars,
  title: review.title,
  body: review.text,
  display_name: review.displayName,
  used_for: review.usedFor,
  used_how_long: review.usedHowLong,
  state: 'published',
  reply: review.reply,
  replied_by: review.reply === null ? null : 'Green Apple',
  replied_at: review.reply === null ? null : review.writtenAt,
  helpful_count: review.helpfulCount,
  written_at: review.writtenAt,
  published_at: review.writtenAt,
});
