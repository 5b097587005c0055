import { AdminSegment, type CreateSegment, type EditSegment } from '@green-apple/contracts-http';
import { writerSelect, type Parameters, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { ADD_MEMBERS_SQL, COUNT_MEMBERS_SQL } from './member-sql.ts';

export type KeepSegmentResult =
  | { readonly code: 'KEPT'; readonly before: AdminSegment | null; readonly after: AdminSegment }
  | { readonly code: 'SEGMENT_NOT_FOUND' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

export type ChangeMembersResult =
  | {
      readonly code: 'CHANGED';
      readonly added: number;
      readonly removed: number;
      readonly segment: AdminSegment;
    }
  | { readonly code: 'SEGMENT_NOT_FOUND' | 'SEGMENT_NOT_BY_HAND' };

const time = (column: string): string => `to_json(s.${column}) #>> '{}'`;

/** What each product and category in the conditions is called. */
const NAMES = `coalesce((
  select json_object_agg(named.id, named.name) from (
    select p.id, p.title as name from catalog.product p where cast(p.id as text) in (select id from asked)
    union all
    select c.id, c.name from catalog.category c where cast(c.id as text) in (select id from asked)) named), '{}')`;

const COLUMNS = `s.id, s.code, s.name, s.note, s.kind, s.conditions, s.members,
  ${time('worked_out_at')} as "workedOutAt", ${time('archived_at')} as "archivedAt", s.version,
  ${time('created_at')} as "createdAt",
  (with asked as (
     select jsonb_array_elements_text(c -> 'in') as id from jsonb_array_elements(s.conditions) c
     where c ->> 'type' = 'bought')
   select ${NAMES}) as names,
  coalesce((select json_agg(used order by used.active desc, used.name, used.id) from (
    select 'promotion' as kind, p.id, p.name, p.active from promotion.promotion p
    where exists (select from jsonb_array_elements(p.conditions) c
      where c ->> 'type' = 'segment' and c -> 'in' @> to_jsonb(s.code))
    union all
    select 'price-list', i.id, i.name, i.active from pricing.price_list i
    where i.customer_group = s.code) used), '[]') as "usedBy"`;

/** Segments of customers as employees keep them, on the writer. */
export class SegmentDeskRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Those in use first, each part by name. */
  list(): Promise<AdminSegment[]> {
    return this.#read('true', {});
  }

  /** Those of the codes that no segment has, archived or not. */
  async unknownOf(codes: readonly string[], transaction: Transaction): Promise<string[]> {
    const rows = await writerSelect<{ code: string }>(
      this.#writer,
      `select code from unnest(cast($codes as text[])) as asked (code)
       where code not in (select code from customer.segment)`,
      { codes },
      transaction,
    );
    return rows.map(({ code }) => code);
  }

  async byId(id: string, transaction?: Transaction): Promise<AdminSegment | null> {
    const [segment] = await this.#read('s.id = cast($id as uuid)', { id }, transaction);
    return segment ?? null;
  }

  /** A new one under the client's id; a repeated creation changes nothing. */
  async create(
    id: string,
    segment: CreateSegment,
    transaction: Transaction,
  ): Promise<KeepSegmentResult> {
    const rows = await writerSelect(
      this.#writer,
      `insert into customer.segment (id, code, name, note, kind, conditions)
       values (cast($id as uuid), $code, $name, $note, $kind, cast($conditions as jsonb))
       on conflict (id) do nothing returning id`,
      { id, ...segment, conditions: JSON.stringify(segment.conditions) },
      transaction,
    );
    const after = await this.#found(id, transaction);
    return { code: 'KEPT', before: rows.length === 0 ? after : null, after };
  }

  /** A changed rule is worked out anew; until then its members stay who they were. */
  async edit(
    id: string,
    expectedVersion: number,
    to: EditSegment,
    transaction: Transaction,
  ): Promise<KeepSegmentResult> {
    return this.#change(id, expectedVersion, transaction, {
      sql: `name = $name, note = $note,
        worked_out_at = case when conditions = cast($conditions as jsonb) then worked_out_at end,
        conditions = cast($conditions as jsonb)`,
      bind: { ...to, conditions: JSON.stringify(to.conditions) },
    });
  }

  /** Puts it away, or takes it out again; a rule is then worked out anew. */
  async archive(
    id: string,
    expectedVersion: number,
    archived: boolean,
    transaction: Transaction,
  ): Promise<KeepSegmentResult> {
    return this.#change(id, expectedVersion, transaction, {
      sql: `worked_out_at = null,
        archived_at = case when cast($archived as boolean) then coalesce(archived_at, now()) end`,
      bind: { archived },
    });
  }

  /** Adds and drops members by hex of their keys. */
  async changeMembers(
    id: string,
    keys: { readonly add: readonly string[]; readonly remove: readonly string[] },
    transaction: Transaction,
  ): Promise<ChangeMembersResult> {
    const segment = await this.#locked(id, transaction);
    if (segment === null) return { code: 'SEGMENT_NOT_FOUND' };
    if (segment.kind !== 'hand' || segment.archivedAt !== null)
      return { code: 'SEGMENT_NOT_BY_HAND' };
    const { code } = segment;
    const gone = await writerSelect(
      this.#writer,
      `delete from customer.segment_member m where m.segment = $code and m.customer_key in (
         select decode(given.key, 'hex') from unnest(cast($keys as text[])) given(key)) returning 1`,
      { code, keys: keys.remove },
      transaction,
    );
    const come = await writerSelect(
      this.#writer,
      ADD_MEMBERS_SQL,
      { code, keys: keys.add },
      transaction,
    );
    await this.#writer.sequelize.query(COUNT_MEMBERS_SQL, {
      bind: { id, more: come.length - gone.length },
      transaction,
    });
    return {
      code: 'CHANGED',
      added: come.length,
      removed: gone.length,
      segment: await this.#found(id, transaction),
    };
  }

  async #change(
    id: string,
    expectedVersion: number,
    transaction: Transaction,
    set: { readonly sql: string; readonly bind: Parameters },
  ): Promise<KeepSegmentResult> {
    const before = await this.#locked(id, transaction);
    if (before === null) return { code: 'SEGMENT_NOT_FOUND' };
    if (before.version !== expectedVersion)
      return { code: 'VERSION_CONFLICT', currentVersion: before.version };
    await writerSelect(
      this.#writer,
      `update customer.segment set ${set.sql}, version = version + 1
       where id = cast($id as uuid) returning id`,
      { id, ...set.bind },
      transaction,
    );
    return { code: 'KEPT', before, after: await this.#found(id, transaction) };
  }

  async #locked(id: string, transaction: Transaction): Promise<AdminSegment | null> {
    await writerSelect(
      this.#writer,
      'select id from customer.segment where id = cast($id as uuid) for update',
      { id },
      transaction,
    );
    return this.byId(id, transaction);
  }

  async #found(id: string, transaction: Transaction): Promise<AdminSegment> {
    const segment = await this.byId(id, transaction);
    if (segment === null) throw new Error('a segment vanished in its transaction');
    return segment;
  }

  async #read(where: string, bind: Parameters, transaction?: Transaction): Promise<AdminSegment[]> {
    const rows = await writerSelect(
      this.#writer,
      `select ${COLUMNS} from customer.segment s where ${where}
       order by s.archived_at is not null, lower(s.name), s.id`,
      bind,
      transaction,
    );
    return rows.map((row) => AdminSegment.parse(row));
  }
}
