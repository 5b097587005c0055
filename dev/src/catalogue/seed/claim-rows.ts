import { dayFrom } from '../calendar.ts';
import type { CatalogueEntry } from '../entry.ts';
import { euClaimsOf } from '../eu-claims.ts';
import { stableId } from '../random.ts';

export const CLAIM = {
  id: 'uuid',
  product_id: 'uuid',
  market: 'text',
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
export function claimRows(entry: CatalogueEntry): object[] {
  const { product, variants, index, asOf } = entry;
  const approved = {
    product_id: product.id,
    state: 'approved',
    proposed_by: 'seed-writer',
    proposed_by_name: 'Wanda Writer',
    proposed_at: product.publishedAt,
    approved_by: 'seed-counsel',
    approved_by_name: 'Carl Counsel',
    approved_at: product.publishedAt,
    expires_on: dayFrom(asOf, 700),
  };
  const row = (key: string, position: number, claim: object): object => ({
    id: stableId(`claim:${product.id}:${key}`, index * 10),
    ...approved,
    ...claim,
    position,
  });
  return [
    ...product.claims.map(({ kind, text, evidence }, position) =>
      row(`${position}`, position, { market: 'US', kind, wording: text, evidence: [evidence] }),
    ),
    ...euClaimsOf(product, variants).map((wording, position) =>
      row(`EU:${position}`, position, {
        market: 'EU',
        kind: 'structure-function',
        wording,
        evidence: ['Regulation (EU) no 432/2012, annex'],
      }),
    ),
  ];
}
