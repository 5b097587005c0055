import type { CartLineDto } from '@green-apple/contracts-http';
import type { LocaleCode } from '@green-apple/domain-pricing/market';

/** Lines of a bag, each called what its product is called in a language, where that was translated. */
export const namedIn = <Line extends Pick<CartLineDto, 'title' | 'titles'>>(
  lines: readonly Line[],
  locale: LocaleCode,
): Line[] => lines.map((line) => ({ ...line, title: line.titles?.[locale] ?? line.title }));

/** Items of an answer that names them in English only, each called what the bag calls it. */
export const namedLike = <Item extends Pick<CartLineDto, 'variantId' | 'title'>>(
  items: readonly Item[],
  bag: readonly Pick<CartLineDto, 'variantId' | 'title'>[],
): Item[] =>
  items.map((item) => ({
    ...item,
    title: bag.find(({ variantId }) => variantId === item.variantId)?.title ?? item.title,
  }));
