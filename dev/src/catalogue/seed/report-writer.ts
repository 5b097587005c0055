import type { LotMeasure } from '@green-apple/domain-catalog';
import type { Client } from 'pg';
import { dayFrom } from '../calendar.ts';
import type { CatalogueEntry, Lot } from '../entry.ts';
import { CURATED } from '../line-up.ts';
import { seeded, stableId, type Random } from '../random.ts';
import { insert } from './insert-rows.ts';
import { DOCUMENT, storedPaper, type StoredPaper } from './certificate-writer.ts';
import type { MediaStore } from './media-store.ts';

/** Nobody who exists has tested what does not. */
const LABORATORY = 'Brookside Analytics (sample)';

const REPORT = {
  id: 'uuid',
  variant_id: 'uuid',
  lot_code: 'text',
  laboratory: 'text',
  tested_on: 'date',
  measures: 'jsonb',
  document_id: 'uuid',
  added_by: 'text',
  added_by_name: 'text',
};

/** What no label names and every laboratory looks for, per serving. */
const UNWANTED: readonly (readonly [name: string, unit: string, most: number])[] = [
  ['Lead', 'mcg', 0.5],
  ['Arsenic', 'mcg', 1],
  ['Cadmium', 'mcg', 0.4],
  ['Mercury', 'mcg', 0.2],
];

/** Reports of the first size of the curated assortment; the oldest lot of some products still waits for its own. */
export function reportWriter(store: MediaStore) {
  return async (client: Client, entries: readonly CatalogueEntry[]): Promise<void> => {
    const papers: StoredPaper[] = [];
    const rows: object[] = [];
    for (const entry of entries) {
      if (entry.index >= CURATED) continue;
      const first = entry.variants.find(({ variant }) => variant.position === 0)?.variant.id;
      const lots = distinct(entry.lots.filter(({ variantId }) => variantId === first));
      for (const [at, lot] of lots.entries()) {
        if (at === 0 && entry.index % 6 === 2) continue;
        const { paper, row } = reportOf(entry, lot);
        papers.push(paper);
        rows.push(row);
      }
    }
    for (let at = 0; at < papers.length; at += 8)
      await Promise.all(papers.slice(at, at + 8).map(({ file }) => store.put(file)));
    await insert(
      client,
      'catalog.document',
      DOCUMENT,
      papers.map(({ row }) => row),
    );
    await insert(client, 'catalog.lot_report', REPORT, rows, 'variant');
  };
}

/** A lot at several places is one lot. */
const distinct = (lots: readonly Lot[]): Lot[] => [
  ...new Map(lots.map((lot) => [`${lot.variantId} ${lot.code}`, lot])).values(),
];

function reportOf(
  { product, variants, index, asOf }: CatalogueEntry,
  lot: Lot,
): { paper: StoredPaper; row: object } {
  const random = seeded(`report:${lot.variantId}:${lot.code}`);
  const measures = [...claimedOf(product.facts.rows, random), ...unwantedOf(random)];
  const size = variants.find(({ variant }) => variant.id === lot.variantId)?.variant.title ?? '';
  const paper = storedPaper(`report:${lot.variantId}:${lot.code}`, `lot-${lot.code}.pdf`, {
    heading: `Report of lot ${lot.code} (sample)`,
    lines: [
      `${product.title}, ${size}`,
      `Tested on ${lot.testedOn} by ${LABORATORY}. Amounts are per serving.`,
    ],
    table: [
      ['Found', 'The label says', 'Measured'],
      ...measures.map(({ name, unit, bound, claimed, measured }) => [
        name,
        `${bound === 'at_most' ? 'at most ' : ''}${claimed} ${unit}`,
        `${measured} ${unit}`,
      ]),
    ],
    footer: 'Drawn for a shop that does not exist. Nothing was tested.',
  });
  return {
    paper,
    row: {
      id: stableId(`report:${lot.variantId}:${lot.code}`, index * 10),
      variant_id: lot.variantId,
      lot_code: lot.code,
      laboratory: LABORATORY,
      tested_on: lot.testedOn <= asOf ? lot.testedOn : dayFrom(asOf, -1),
      measures,
      document_id: paper.id,
      added_by: 'seed-quality',
      added_by_name: 'Quinn Quality',
    },
  };
}

type Facts = CatalogueEntry['product']['facts']['rows'];

/** A little more than the label says: makers put in what storage takes out. */
const claimedOf = (rows: Facts, random: Random): LotMeasure[] =>
  rows
    .filter(({ unit, amount }) => unit !== 'kcal' && amount > 0)
    .slice(0, 12)
    .map(({ name, unit, amount }) => ({
      name,
      unit,
      bound: 'at_least',
      claimed: amount,
      measured: rounded(amount * (1 + random.int(1, 9) / 100)),
    }));

const unwantedOf = (random: Random): LotMeasure[] =>
  UNWANTED.map(([name, unit, most]) => ({
    name,
    unit,
    bound: 'at_most',
    claimed: most,
    measured: rounded((most * random.int(2, 40)) / 100),
  }));

/** As many digits as a laboratory prints; never below what was meant. */
const rounded = (amount: number): number =>
  amount >= 10 ? Math.ceil(amount * 10) / 10 : Math.ceil(amount * 1000) / 1000;
