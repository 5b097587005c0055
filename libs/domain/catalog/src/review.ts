import { diseaseClaims } from './disease-claims.ts';
import { GOALS, type Goal } from './product.ts';

export const REVIEW_STATES = ['pending', 'published', 'rejected'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Why a review is not shown, with what its writer is told. */
export const REJECTIONS = {
  off_topic: 'It is about something else than this product.',
  personal_data: 'It names people, addresses or numbers.',
  advertising: 'It leads to other shops or offers.',
  health_claim: 'It says that the product acts on an illness, which we may not print.',
  abusive: 'It is unkind to somebody.',
} as const;
export type Rejection = keyof typeof REJECTIONS;
export const REJECTION_REASONS = Object.keys(REJECTIONS) as Rejection[];

/** What it was bought for: goals of the shop, never an illness. */
export const USED_FOR = [...GOALS, 'everyday'] as const;
export type UsedFor = Goal | 'everyday';

export const USED_HOW_LONG = ['days', 'weeks', 'months', 'years'] as const;
export type UsedHowLong = (typeof USED_HOW_LONG)[number];

/** States of an order in which the shopper has had something of it in their hands. */
const ARRIVED: ReadonlySet<string> = new Set([
  'delivered',
  'partially_delivered',
  'partially_returned',
  'returned',
]);

/** Who has not got it yet cannot say how it is. */
export const mayReview = (orderState: string): boolean => ARRIVED.has(orderState);

/** What a moderator is pointed to in a shopper's text. */
export const TEXT_FINDINGS = ['link', 'contact', 'health_claim', 'shouting'] as const;
export type TextFinding = (typeof TEXT_FINDINGS)[number];

const LINK =
  /\bhttps?:|\bwww\.|\b[a-z0-9-]{2,}\.(?:com|net|org|io|shop|store|biz|info|co|ru|cn|de|uk)\b/i;
const CONTACT = /[^\s@]+@[^\s@]+\.[a-z]{2,}|(?:\+?\d[\s().-]?){9,}|(?:^|\s)@[a-z0-9_]{3,}/i;

/** What stands out in a text that shoppers want to publish; findings refuse nothing, a person decides. */
export function textFindings(text: string): TextFinding[] {
  const letters = text.replaceAll(/[^\p{L}]/gu, '');
  const capitals = letters.replaceAll(/[^\p{Lu}]/gu, '').length;
  const holds: Readonly<Record<TextFinding, boolean>> = {
    link: LINK.test(text.replaceAll(/[^\s@]+@[^\s@]+/g, '')),
    contact: CONTACT.test(text),
    health_claim: diseaseClaims(text).length > 0,
    shouting: letters.length >= 20 && capitals * 2 > letters.length,
  };
  return TEXT_FINDINGS.filter((finding) => holds[finding]);
}

/** How many reviews gave one star, two stars, ... five stars. */
export type StarCounts = readonly [number, number, number, number, number];

/** The mean of all stars to one decimal, as lists show it; 0 without a review. */
export function averageStars(counts: StarCounts): number {
  const total = counts.reduce((all, count) => all + count, 0);
  if (total === 0) return 0;
  const sum = counts.reduce((all, count, index) => all + count * (index + 1), 0);
  // In whole tenths, half up, as the database rounds.
  return Math.floor((sum * 20 + total) / (total * 2)) / 10;
}
