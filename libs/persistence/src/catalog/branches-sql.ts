/** Ids of the categories `c` for which `root` holds and of all that grows from them, as a statement. */
export const branchesSql = (root: string): string => `with recursive branch as (
    select c.id from catalog.category c where ${root}
    union all select c.id from catalog.category c join branch on c.parent_id = branch.id)
  select id from branch`;
