/** Members that are not in it yet, by hex of their keys (`$keys`). */
export const ADD_MEMBERS_SQL = `
  insert into customer.segment_member (customer_key, segment)
  select distinct decode(given.key, 'hex'), $code from unnest(cast($keys as text[])) given(key)
  on conflict do nothing returning 1`;

/** Counts them under the segment's lock, which its caller holds. */
export const COUNT_MEMBERS_SQL = `
  update customer.segment set members = members + cast($more as integer) where id = cast($id as uuid)`;
