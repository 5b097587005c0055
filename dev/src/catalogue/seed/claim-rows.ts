import { dayFrom } from '../calendar.ts';
import type { CatalogueEntry } from '../entry.ts';
import { stableId } from '../random.ts';

export const CLAIM = {
  id: 'uuid',
  product_id: 'uuid',
  kind: 'text',
  wording: 'text',
  evidence: 'text[]',
  state: 'text',
  proposed_by: 'text',
  proposed_by_name: 'text',
  proposed_at: 'timestamptz',
  approved_by: 'text',
  approved_by_name: 'text',
  approved_at: 'timestamptz',
  expires_on: 'date',
  position: 'integer',
};

/** Claims as they were approved before the shop opened, each by a second person, for two years. */
export function claimRows({ product, index, asOf }: CatalogueEntry): object[] {
  return product.claims.map(({ kind, text, evidence }, position) => ({
    id: stableId(`claim:${product.id}:${position}`, index * 10),
    product_id: product.id,
    kind,
    wording: text,
    evidence: [evidence],
    state: 'approved',
    proposed_by: 'seed-writer',
    proposed_by_name: 'Wanda Writer',
    proposed_at: product.publishedAt,
    approved_by: 'seed-counsel',
    approved_by_name: 'Carl Counsel',
    approved_at: product.publishedAt,
    expires_on: dayFrom(asOf, 700),
    position,
  }));
}
