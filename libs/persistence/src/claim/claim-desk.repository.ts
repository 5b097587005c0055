import type { AdminClaim, AdminClaimsQuery, ProposeClaim } from '@green-apple/contracts-http';
import { CLAIM_STATES, type ClaimState } from '@green-apple/domain-catalog';
import { v7 as uuidv7 } from 'uuid';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { productChanged } from '../review/product-changed.ts';
import { postgresCode, type Transaction } from '../transaction.ts';

const PAGE = 200;

/** Who acts: the id decides who is a second person, the name is what colleagues read. */
export interface ClaimActor {
  readonly id: string;
  readonly name: string;
}

export interface StoredClaim extends Omit<AdminClaim, 'own' | 'proposedBy'> {
  readonly proposedBy: string;
  readonly proposedById: string;
}

const time = (column: string): string => `to_json(${column}) #>> '{}'`;

const claims = (
  from: string,
): string => `select c.id, json_build_object('id', p.id, 'slug', p.slug, 'title', p.title) as product,
    c.kind, c.market, c.wording, c.evidence, c.state, c.proposed_by as "proposedById",
    c.proposed_by_name as "proposedBy", ${time('c.proposed_at')} as "proposedAt",
    c.approved_by_name as "approvedBy", ${time('c.approved_at')} as "approvedAt",
    c.expires_on::text as "expiresOn", c.expires_on < current_date as expired, c.version
  from ${from} c join catalog.product p on p.id = c.product_id`;
const CLAIMS = claims('catalog.claim');
/** Of each state the first: each of them lies in that order, all of them together do not. */
const FIRST_OF_STATES = claims(`(select first.* from unnest(cast($states as text[])) asked (state)
    cross join lateral (select * from catalog.claim where claim.state = asked.state
      order by claim.proposed_at, claim.id limit ${PAGE}) first)`);

/** Claims as employees propose and approve them, on the writer. */
export class ClaimDeskRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** What waits the longest first, two hundred at most; of one product in the order of its page. */
  list({ state, product }: AdminClaimsQuery): Promise<StoredClaim[]> {
    const states = state === undefined ? [...CLAIM_STATES] : [state];
    return product === undefined
      ? writerSelect<StoredClaim>(
          this.#writer,
          `${FIRST_OF_STATES} order by c.proposed_at, c.id limit ${PAGE}`,
          { states },
        )
      : writerSelect<StoredClaim>(
          this.#writer,
          `${CLAIMS} where c.product_id = cast($product as uuid) and c.state = any(cast($states as text[]))
           order by c.position, c.proposed_at, c.id limit ${PAGE}`,
          { product, states },
        );
  }

  async waiting(): Promise<number> {
    const [row] = await writerSelect<{ count: number }>(
      this.#writer,
      `select count(*)::int as count from catalog.claim where state = 'proposed'`,
    );
    return row?.count ?? 0;
  }

  async one(id: string, transaction?: Transaction): Promise<StoredClaim | null> {
    const [row] = await writerSelect<StoredClaim>(
      this.#writer,
      `${CLAIMS} where c.id = cast($id as uuid)`,
      { id },
      transaction,
    );
    return row ?? null;
  }

  /** The new claim's id; null when there is no such product. */
  async propose(
    claim: ProposeClaim,
    actor: ClaimActor,
    transaction: Transaction,
  ): Promise<string | null> {
    const id = uuidv7();
    try {
      await writerSelect(
        this.#writer,
        `insert into catalog.claim (id, product_id, market, kind, wording, evidence, proposed_by, proposed_by_name,
           expires_on, position)
         values (cast($id as uuid), cast($productId as uuid), cast($market as text), $kind, $wording, cast($evidence as text[]),
           $by, $name, cast($expiresOn as date), (select coalesce(max(position) + 1, 0)
             from catalog.claim where product_id = cast($productId as uuid)))
         returning id`,
        { id, ...claim, by: actor.id, name: actor.name },
        transaction,
      );
      return id;
    } catch (error) {
      if (postgresCode(error) === '23503') return null;
      throw error;
    }
  }

  /**
   * Moves a claim of this version on and tells the shop; false when somebody was faster. That the approver is a
   * second person is a constraint of the table too.
   */
  async move(
    input: {
      readonly id: string;
      readonly version: number;
      readonly to: Exclude<ClaimState, 'proposed'>;
      readonly by: ClaimActor;
      readonly correlationId: string;
    },
    transaction: Transaction,
  ): Promise<boolean> {
    const { id, version, to, by, correlationId } = input;
    const [moved] = await writerSelect<{ productId: string }>(
      this.#writer,
      to === 'approved'
        ? `update catalog.claim set state = 'approved', approved_by = $by, approved_by_name = $name,
             approved_at = now(), version = version + 1
           where id = cast($id as uuid) and version = cast($version as integer) and state = 'proposed'
             and proposed_by <> $by and expires_on >= current_date
           returning product_id as "productId"`
        : `update catalog.claim set state = 'withdrawn', version = version + 1
           where id = cast($id as uuid) and version = cast($version as integer) and state <> 'withdrawn'
           returning product_id as "productId"`,
      to === 'approved' ? { id, version, by: by.id, name: by.name } : { id, version },
      transaction,
    );
    if (!moved) return false;
    await insertOutbox(this.#writer, transaction, [
      await productChanged(this.#writer, transaction, moved.productId, correlationId),
    ]);
    return true;
  }
}
