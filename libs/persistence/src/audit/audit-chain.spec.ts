import fc from 'fast-check';
import {
  AUDIT_GENESIS,
  auditHash,
  firstBreak,
  type AuditDeed,
  type AuditRow,
} from './audit-chain.ts';

const deed: AuditDeed = {
  at: '2026-11-20T10:00:00.000Z',
  actorId: 'ada',
  actorName: 'Ada Appleby',
  action: 'product.edited',
  entityType: 'product',
  entityId: 'p1',
  before: { title: 'Magnesium' },
  after: { title: 'Magnesium Calm' },
  correlationId: null,
};

function chain(deeds: readonly AuditDeed[]): AuditRow[] {
  const rows: AuditRow[] = [];
  for (const each of deeds) {
    const previousHash = rows.at(-1)?.hash ?? AUDIT_GENESIS;
    rows.push({ ...each, seq: rows.length + 1, previousHash, hash: auditHash(each, previousHash) });
  }
  return rows;
}

const values = fc.option(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })));
const anyDeed = fc.record({
  at: fc.constant(deed.at),
  actorId: fc.string(),
  actorName: fc.string(),
  action: fc.constantFrom('product.edited', 'promotion.created'),
  entityType: fc.constantFrom('product', 'promotion'),
  entityId: fc.uuid(),
  before: values,
  after: values,
  correlationId: fc.option(fc.string()),
});
const anyChain = fc.array(anyDeed, { minLength: 1, maxLength: 8 }).map(chain);

describe('the audit chain', () => {
  it('holds when nobody touched it', () => {
    fc.assert(fc.property(anyChain, (rows) => firstBreak(rows) === null));
    expect(firstBreak(chain([deed, deed]))).toBeNull();
  });

  it('survives the database giving keys back in another order', () => {
    fc.assert(
      fc.property(anyChain, (rows) => {
        const stored = rows.map((row) => ({ ...row, after: reversed(row.after) }));
        return firstBreak(stored) === null;
      }),
    );
    expect(firstBreak([])).toBeNull();
  });

  it('breaks where a row was changed', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), (rows, pick) => {
        const at = pick % rows.length;
        const forged = rows.map((row, index) =>
          index === at ? { ...row, actorId: `${row.actorId}?` } : row,
        );
        return firstBreak(forged)?.seq === at + 1;
      }),
    );
    const [row] = chain([deed]);
    expect(firstBreak([{ ...(row as AuditRow), after: { title: 'Else' } }])?.seq).toBe(1);
  });

  it('breaks where a row was taken out or two changed places', () => {
    const [one, two, three] = chain([
      deed,
      { ...deed, actorId: 'grace' },
      { ...deed, actorId: 'sam' },
    ]);
    expect(firstBreak([one, three] as AuditRow[])?.seq).toBe(3);
    expect(firstBreak([two, three] as AuditRow[])?.seq).toBe(2);
    expect(firstBreak([two, one, three] as AuditRow[])?.seq).toBe(2);
  });

  it('breaks after a row that was changed and hashed anew', () => {
    const [one, two] = chain([deed, deed]) as [AuditRow, AuditRow];
    const changed = { ...one, actorName: 'Somebody else' };
    const rehashed = { ...changed, hash: auditHash(changed, changed.previousHash) };
    expect(firstBreak([rehashed, two])?.seq).toBe(2);
  });
});

function reversed(record: AuditRow['after']): AuditRow['after'] {
  return record === null ? null : Object.fromEntries(Object.entries(record).reverse());
}
