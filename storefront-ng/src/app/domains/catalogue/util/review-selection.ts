import type { ReviewSort } from '@green-apple/contracts-http';
import type { PlainText } from '../../shared/util-language/words.ts';

export interface ReviewSelection {
  readonly sort: ReviewSort;
  /** Only those with so many stars; null for all. */
  readonly stars: number | null;
}

export const REVIEW_SORT_LABELS: Readonly<Record<ReviewSort, PlainText>> = {
  newest: 'Newest',
  helpful: 'Most helpful',
  highest: 'Best first',
  lowest: 'Most critical',
};

const isSort = (text: string): text is ReviewSort => Object.hasOwn(REVIEW_SORT_LABELS, text);

/** What the address says about the reviews; anything unknown is as if it were not there. */
export function readReviewSelection(query: { get(name: string): string | null }): ReviewSelection {
  const sort = query.get('reviews') ?? '';
  const stars = Number(query.get('stars'));
  return {
    sort: isSort(sort) ? sort : 'newest',
    stars: Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : null,
  };
}

/** Query parameters of a selection; null takes one away. */
export const reviewParams = ({ sort, stars }: ReviewSelection) => ({
  reviews: sort === 'newest' ? null : sort,
  stars,
});

export interface StarRow {
  readonly stars: number;
  readonly count: number;
  /** Whole percent of all reviews. */
  readonly percent: number;
}

/** Five stars first. */
export function starRows(counts: readonly number[]): StarRow[] {
  const total = counts.reduce((all, count) => all + count, 0);
  return counts
    .map((count, index) => ({
      stars: index + 1,
      count,
      percent: total === 0 ? 0 : Math.round((count / total) * 100),
    }))
    .reverse();
}
