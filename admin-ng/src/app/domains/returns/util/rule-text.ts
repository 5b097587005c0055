import type { AdminReturnRule, KeepReturnRule } from '@green-apple/contracts-http';
import { usualTrouble, type FailureCode } from '../../shared/util-attempt/attempt.ts';

type Rule = Pick<AdminReturnRule, 'rule' | 'windowDays' | 'labelBy'>;

/** Whether it comes back, to choose from. */
export const RULE_CHOICES = [
  { value: null, label: 'Comes back like the others' },
  { value: 'hygiene', label: 'Only with a fault, for hygiene' },
  { value: 'final_sale', label: 'Only with a fault, sold for good' },
] as const satisfies ReadonlyArray<{ value: Rule['rule']; label: string }>;

export const LABEL_CHOICES = [
  { value: 'shop', label: 'We do' },
  { value: 'shopper', label: 'The shopper, unless something is wrong with it' },
] as const satisfies ReadonlyArray<{ value: Rule['labelBy']; label: string }>;

/** What a rule says, in words. */
export function ruleWords({ rule, windowDays, labelBy }: Rule): string {
  const words = [
    ...(rule === null ? [] : [RULE_CHOICES.find(({ value }) => value === rule)?.label ?? rule]),
    ...(windowDays === null ? [] : [`within ${windowDays} ${windowDays === 1 ? 'day' : 'days'}`]),
    ...(labelBy === 'shop' ? [] : ['the shopper pays the postage']),
  ].join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** As typed: no days are the usual ones. Null while it does not fit, or says nothing. */
export function toRule(
  rule: Rule['rule'],
  days: string,
  labelBy: Rule['labelBy'],
): KeepReturnRule | null {
  const windowDays = days.trim() === '' ? null : Number(days);
  if (windowDays !== null && (!Number.isInteger(windowDays) || windowDays < 1 || windowDays > 365))
    return null;
  return rule === null && windowDays === null && labelBy === 'shop'
    ? null
    : { rule, windowDays, labelBy };
}

/** Why a rule could not be kept. */
export function ruleTrouble(code: FailureCode): string {
  switch (code) {
    case 'VERSION_CONFLICT':
      return 'There is a newer rule for this product. Here is how it stands now; nothing of yours was kept.';
    case 'PRODUCT_NOT_FOUND':
      return 'This product is not there any more.';
    case 'VALIDATION_FAILED':
      return 'Something that was typed does not fit. Nothing was kept.';
    default:
      return usualTrouble(code);
  }
}
