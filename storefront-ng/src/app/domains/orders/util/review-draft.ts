import type { OrderReview, WriteReview } from '@green-apple/contracts-http';
import {
  GOAL_LABELS,
  USED_FOR,
  USED_HOW_LONG,
  type UsedFor,
  type UsedHowLong,
} from '@green-apple/domain-catalog';
import type { Words, PlainText } from '../../shared/util-language/words.ts';

/** What is being written; choices that were not made are empty. */
export interface ReviewDraft {
  readonly stars: number;
  readonly title: string;
  readonly text: string;
  readonly displayName: string;
  readonly usedFor: UsedFor | '';
  readonly usedHowLong: UsedHowLong | '';
}

export type ReviewField = 'stars' | 'title' | 'text' | 'displayName';

export const USED_FOR_CHOICES: readonly { readonly value: UsedFor; readonly label: PlainText }[] =
  USED_FOR.map((value) => ({
    value,
    label: value === 'everyday' ? 'Every day' : GOAL_LABELS[value],
  }));

const HOW_LONG: Readonly<Record<UsedHowLong, PlainText>> = {
  days: 'Some days',
  weeks: 'Some weeks',
  months: 'Some months',
  years: 'A year or longer',
};
export const HOW_LONG_CHOICES = USED_HOW_LONG.map((value) => ({ value, label: HOW_LONG[value] }));

export const STAR_WORDS: readonly PlainText[] = [
  'Poor',
  'Not for me',
  'All right',
  'Good',
  'Very good',
];

/** What was said before, to be changed, or an empty page. */
export const toDraft = (review: OrderReview['review']): ReviewDraft => ({
  stars: review?.stars ?? 0,
  title: review?.title ?? '',
  text: review?.text ?? '',
  displayName: review?.displayName ?? '',
  usedFor: review?.usedFor ?? '',
  usedHowLong: review?.usedHowLong ?? '',
});

/** What is missing, by field, in words. */
export function draftFaults(draft: ReviewDraft): Partial<Record<ReviewField, PlainText>> {
  const text = draft.text.trim();
  return {
    ...(draft.stars < 1 ? { stars: 'Choose how many stars you give.' } : {}),
    ...(draft.title.trim() === '' ? { title: 'Give it a title, a few words are enough.' } : {}),
    ...(text.length < 10 ? { text: 'Write a sentence or two, ten letters at least.' } : {}),
    ...(draft.displayName.trim() === '' ? { displayName: 'Choose a name to show with it.' } : {}),
  };
}

/** What goes to the shop. */
export const toReview = (draft: ReviewDraft): WriteReview => ({
  stars: draft.stars,
  title: draft.title.trim(),
  text: draft.text.trim(),
  displayName: draft.displayName.trim(),
  usedFor: draft.usedFor === '' ? null : draft.usedFor,
  usedHowLong: draft.usedHowLong === '' ? null : draft.usedHowLong,
});

/** Where a review stands, for its writer. */
export function standing(review: NonNullable<OrderReview['review']>, words: Words): string {
  switch (review.state) {
    case 'pending':
      return words.say('Thank you. We read it before it shows, mostly within a day.');
    case 'published':
      return words.say('It shows on the page of the product.');
    case 'rejected':
      return words.say('We cannot show it. {why} You can change it.', {
        why: review.rejectedBecause ?? '',
      });
  }
}
