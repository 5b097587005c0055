import type { SegmentCondition } from '@green-apple/contracts-http';
import type { Parameters } from '../pools.ts';

/** A condition on the customer `k`, and what it is asked with. */
export interface RuleSql {
  readonly sql: string;
  readonly bind: Parameters;
}

/**
 * What must hold for the customer `k` of `customer.customer_stats`, all of it, with names of parameters that no other
 * part of the statement has. Orders count while they are in the figures: confirmed, and not cancelled since.
 */
export function ruleSql(conditions: readonly SegmentCondition[]): RuleSql {
  const parts = conditions.map(conditionSql);
  return {
    sql: parts.length === 0 ? 'false' : parts.map(({ sql }) => `(${sql})`).join(' and '),
    bind: Object.assign({}, ...parts.map(({ bind }) => bind)) as Parameters,
  };
}

function conditionSql(condition: SegmentCondition, index: number): RuleSql {
  const name = (of: string): string => `rule${index}${of}`;
  const orders = (what: string, days: number | null, more = ''): string => `
    select ${what} from reporting.stats_applied a join ordering."order" o on o.id = a.order_id
    where a.customer_key = k.customer_key
      ${days === null ? '' : `and o.placed_at >= now() - make_interval(days => cast($${name('days')} as integer))`}
      ${more}`;
  const within = (days: number | null): Parameters =>
    days === null ? {} : { [name('days')]: days };
  switch (condition.type) {
    case 'orders': {
      const { atLeast, atMost, days } = condition;
      const parts = [
        ...(atLeast === null ? [] : [`n >= cast($${name('least')} as integer)`]),
        ...(atMost === null ? [] : [`n <= cast($${name('most')} as integer)`]),
      ];
      return {
        sql: `select ${parts.join(' and ')} from (${orders('count(*) as n', days)}) counted`,
        bind: {
          ...within(days),
          ...(atLeast === null ? {} : { [name('least')]: atLeast }),
          ...(atMost === null ? {} : { [name('most')]: atMost }),
        },
      };
    }
    case 'spent':
      return {
        sql: `(${orders(
          'coalesce(sum(o.total_minor - o.refunded_minor), 0)',
          condition.days,
          `and o.market = $${name('market')}`,
        )}) >= cast($${name('minor')} as bigint)`,
        bind: {
          ...within(condition.days),
          [name('market')]: condition.market,
          [name('minor')]: condition.atLeastMinor,
        },
      };
    case 'first-order': {
      const { startsAt, endsAt } = condition;
      const parts = [
        ...(startsAt === null ? [] : [`at >= cast($${name('from')} as timestamptz)`]),
        ...(endsAt === null ? [] : [`at < cast($${name('to')} as timestamptz)`]),
      ];
      return {
        sql: `select coalesce(${parts.join(' and ')}, false)
          from (${orders('min(o.placed_at) as at', null)}) first`,
        bind: {
          ...(startsAt === null ? {} : { [name('from')]: startsAt }),
          ...(endsAt === null ? {} : { [name('to')]: endsAt }),
        },
      };
    }
    case 'quiet':
      return {
        sql: `exists (${orders('1', null)}) and not exists (${orders('1', condition.days)})`,
        bind: within(condition.days),
      };
    case 'bought':
      return {
        sql: `exists (${orders(
          '1',
          condition.days,
          `and exists (select from ordering.line l where l.order_id = o.id
             and l.product_id in (${boughtProducts(condition.what, name('in'))}))`,
        )})`,
        bind: { ...within(condition.days), [name('in')]: condition.in },
      };
    case 'market':
      return {
        sql: `exists (${orders('1', null, `and o.market = any(cast($${name('in')} as text[]))`)})`,
        bind: { [name('in')]: condition.in },
      };
  }
}

const boughtProducts = (what: 'product' | 'category', parameter: string): string =>
  what === 'product'
    ? `select unnest(cast($${parameter} as uuid[]))`
    : `with recursive below as (
         select c.id from catalog.category c where c.id = any(cast($${parameter} as uuid[]))
         union select c.id from catalog.category c join below b on c.parent_id = b.id)
       select p.id from catalog.product p join below b on p.category_id = b.id`;
