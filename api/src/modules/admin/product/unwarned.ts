import type { AdminProduct } from '@green-apple/contracts-http';
import { missingWarnings, type LabelWarningCode } from '@green-apple/domain-catalog';

/**
 * Warnings that keep an edit from shoppers. What was in the shop without one before the rule may still have its price
 * or its texts corrected; its label cannot be touched without putting it right.
 */
export function unwarned(before: AdminProduct, after: AdminProduct): readonly LabelWarningCode[] {
  const touched =
    before.status !== 'published' ||
    JSON.stringify([before.facts, before.warnings]) !==
      JSON.stringify([after.facts, after.warnings]);
  return after.status === 'published' && touched ? missingWarnings(after) : [];
}
