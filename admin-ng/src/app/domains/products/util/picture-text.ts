import type { AdminMedia, AdminMediaList, ImageDto } from '@green-apple/contracts-http';
import { sizeWords, type FocalPoint } from '@green-apple/domain-catalog';
import type { Tone } from '../../shared/util-tone/tone.ts';

type Kind = AdminMedia['kind'];

const KINDS: Readonly<Record<Kind, string>> = {
  pack: 'The pack',
  label: 'Its label',
  detail: 'A detail',
  'in-use': 'In use',
};

export const PICTURE_KIND_CHOICES = (Object.keys(KINDS) as Kind[]).map((value) => ({
  value,
  label: KINDS[value],
}));

/** Where a picture stands; shoppers see those alone that are ready and have words. */
export function pictureStanding({ state, alt }: Pick<AdminMedia, 'state' | 'alt'>): {
  readonly label: string;
  readonly tone: Tone;
} {
  if (state === 'processing') return { label: 'Being made', tone: 'waiting' };
  if (state === 'failed') return { label: 'Failed', tone: 'trouble' };
  return alt === '' ? { label: 'Needs words', tone: 'waiting' } : { label: 'Ready', tone: 'good' };
}

/** Why it could not be worked on, and what may help. */
export const pictureFault = ({ fault }: Pick<AdminMedia, 'fault'>): string =>
  fault === 'UNREADABLE'
    ? 'The file breaks off or is broken. Send it once more from where it came.'
    : 'Making its sizes failed several times.';

/** "The pack, 1200 by 800 pixels, 1.2 MB" */
export function pictureFacts({ kind, width, height, bytes }: AdminMedia): string {
  const size = `${width} by ${height} pixels`;
  return [KINDS[kind], size, ...(bytes === null ? [] : [together(sizeWords(bytes))])].join(', ');
}

/** A number stays with its unit. */
export const together = (words: string): string => words.replaceAll(' ', '\u00a0');

/** What one of them is called where others stand beside it. */
export const pictureName = ({ alt }: Pick<AdminMedia, 'alt'>, at: number): string =>
  alt === '' ? `picture ${at + 1}` : `“${alt}”`;

/** "40% from the left, 25% from the top" */
export const focusText = ({ x, y }: FocalPoint): string =>
  `${Math.round(x * 100)}% from the left, ${Math.round(y * 100)}% from the top`;

/** What the shop shows of them, in order. */
export const shownImages = ({ items }: Pick<AdminMediaList, 'items'>): ImageDto[] =>
  items.flatMap(({ image, alt }) => (image === null || alt === '' ? [] : [image]));

/**
 * How often pictures alone have raised the version of their product from one look to the next: once with each deed
 * of somebody, once with each that was made.
 */
export function raisedByPictures(before: AdminMediaList, after: AdminMediaList): number {
  const made = after.items.filter(
    ({ id, state }) =>
      state === 'ready' && before.items.some((one) => one.id === id && one.state !== 'ready'),
  );
  return after.version - before.version + made.length;
}
