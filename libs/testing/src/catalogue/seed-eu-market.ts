import { withClient } from '../database/connection.ts';
import { TINY_IDS } from './tiny-ids.ts';

const { variants } = TINY_IDS;
export const EU_WAREHOUSE = '01940000-0000-7000-8000-000000000043';

/** What the tiny catalogue costs in the EU, VAT included; vitamin D is not sold there. */
const EURO_MINOR: ReadonlyArray<readonly [variantId: string, minor: number]> = [
  [variants.magnesium60, 1790],
  [variants.magnesium120, 2990],
  [variants.gingerTea20, 640],
];

/** Opens the EU beside the US: euro prices, and a warehouse in Leipzig with 50 of everything. */
export async function seedEuMarket(database: { readonly adminUrl: string }): Promise<void> {
  await withClient(database.adminUrl, async (client) => {
    const address = { line1: 'Messe-Allee 1', city: 'Leipzig', region: '', postalCode: '04356' };
    await client.query(
      `insert into inventory.location (id, code, name, kind, address, ships, position, market)
       values ($1, 'LEJ-W1', 'Leipzig warehouse', 'warehouse', $2, true, 9, 'EU')`,
      [EU_WAREHOUSE, JSON.stringify({ ...address, country: 'DE' })],
    );
    for (const [variantId, minor] of EURO_MINOR) {
      await client.query(
        `insert into pricing.price (variant_id, market, currency, list_minor) values ($1, 'EU', 'EUR', $2)`,
        [variantId, minor],
      );
      await client.query(
        'insert into inventory.stock_level (variant_id, location_id, on_hand) values ($1, $2, 50)',
        [variantId, EU_WAREHOUSE],
      );
    }
  });
}
