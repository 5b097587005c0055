import type { Client } from 'pg';
import { RELATIONS } from '../assortment/relations.ts';
import { productId } from '../generate.ts';

/** Names products beside others, as far as both are there; a list that employees have begun stays theirs. */
export async function writeRelations(client: Client): Promise<void> {
  const rows = RELATIONS.map(({ of, named, kind, mutual }, position) => ({
    product_id: productId(of),
    related_id: productId(named),
    kind,
    mutual,
    position,
  }));
  await client.query(
    `insert into catalog.related_product (product_id, related_id, kind, mutual, position)
     select r.product_id, r.related_id, r.kind, r.mutual, r.position
     from json_to_recordset($1) as r (product_id uuid, related_id uuid, kind text, mutual boolean, position integer)
     join catalog.product p on p.id = r.product_id join catalog.product other on other.id = r.related_id
     where not exists (select from catalog.related_product kept where kept.product_id = r.product_id)`,
    [JSON.stringify(rows)],
  );
}
