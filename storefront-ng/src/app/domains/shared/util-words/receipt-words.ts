import type { DeliveryOption, ReceiptStep } from '@green-apple/contracts-http';
import { deliveryWords, taxWords } from '@green-apple/domain-order';
import type { Words } from '../util-language/words.ts';

export const deliveryName = (way: Pick<DeliveryOption, 'id' | 'label'>, words: Words): string =>
  deliveryWords(way, words.language);

/** What the shop's own steps of a receipt are known by; offers are called what staff called them. */
const RULES = { freeDelivery: 'free-delivery', goodwill: 'goodwill' } as const;

/** What a step of a receipt is called. */
export function stepName(
  { kind, label, ruleId }: Pick<ReceiptStep, 'kind' | 'label' | 'ruleId'>,
  words: Words,
): string {
  if (kind === 'items') return words.say('Items');
  if (kind === 'shipping') return deliveryName({ id: ruleId ?? '', label }, words);
  if (kind === 'tax-included') return taxWords(label, words.language);
  if (ruleId === RULES.goodwill) return words.say('A gesture from us');
  // English names the sum that was asked for then.
  if (ruleId === RULES.freeDelivery && words.language !== 'en') return words.say('Free delivery');
  return label;
}

const STORED_VALUE = /^(Gift card|Store credit) ending in (\w+)$/;

/** "Gift card ending in 7K2M": of what a card is called only its ending is its own. */
export function storedValueName(label: string, words: Words): string {
  const [, kind, ending] = STORED_VALUE.exec(label) ?? [];
  if (ending === undefined) return label;
  return words.say(
    kind === 'Gift card' ? 'Gift card ending in {ending}' : 'Store credit ending in {ending}',
    { ending },
  );
}
