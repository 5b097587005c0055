import { failureCode } from '@green-apple/ng-api-client';
import type { IconName } from '../ui-icon/icon.ts';

/** A failed request in words an employee can act on. */
export interface Failure {
  readonly icon: IconName;
  readonly heading: string;
  readonly text: string;
  /** True when asking again may help. */
  readonly retry: boolean;
}

/** `what` names the thing asked for: "This product", "The orders". */
export function toFailure(error: unknown, what: string): Failure {
  const code = failureCode(error);
  switch (code) {
    case 'FORBIDDEN':
      return {
        icon: 'lock',
        heading: 'Your role does not include this',
        text: `${what} can be seen only with a right your role does not have. Whoever leads your team can ask an administrator for it.`,
        retry: false,
      };
    case 'UNAUTHENTICATED':
      return {
        icon: 'lock',
        heading: 'Your session has ended',
        text: 'Sign in again and you will be back on this page.',
        retry: false,
      };
    case 'PRODUCT_NOT_FOUND':
    case 'ORDER_NOT_FOUND':
    case 'RETURN_NOT_FOUND':
    case 'PROMOTION_NOT_FOUND':
    case 'GIFT_CARD_NOT_FOUND':
    case 'PRICE_LIST_NOT_FOUND':
    case 'NOT_FOUND':
      return {
        icon: 'search',
        heading: `${what} is not here`,
        text: 'It may have been removed, or the address is mistyped.',
        retry: false,
      };
    case 'UNREACHABLE':
      return {
        icon: 'offline',
        heading: 'No answer',
        text: 'The back office server cannot be reached. Check your connection to the company network, then try again.',
        retry: true,
      };
    case 'DEPENDENCY_UNAVAILABLE':
      return {
        icon: 'offline',
        heading: 'Something we rely on is away',
        text: 'A service behind the back office does not answer just now. Nothing is lost; try again in a moment.',
        retry: true,
      };
    case 'BAD_REQUEST':
    case 'VALIDATION_FAILED':
      return {
        icon: 'warning',
        heading: 'That address does not fit',
        text: 'A filter or page in the address is not one of ours. Start over without it.',
        retry: false,
      };
    default:
      return {
        icon: 'error',
        heading: 'That did not work',
        text: `${what} could not be loaded. Try again; if it stays like this, tell operations.`,
        retry: true,
      };
  }
}
