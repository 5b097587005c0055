import { Injectable } from '@nestjs/common';
import type { AdminCollection, KeepCollection } from '@green-apple/contracts-http';
import {
  inTransaction,
  insertOutbox,
  type AuditTrail,
  type CollectionRepository,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { noteDeed, type Deed } from '../promotion/offer-deed.ts';

/** What an audit entry shows of a collection. */
const facts = (collection: AdminCollection): object => ({
  ...collection,
  id: undefined,
  titles: undefined,
  version: undefined,
  rules: Object.entries(collection.rules).map(([name, value]) => `${name}: ${String(value)}`),
});

/** Collections of products: change, audit entry and event in one transaction. */
@Injectable()
export class KeepCollections {
  private readonly writer: Writer;
  private readonly collections: CollectionRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, collections: CollectionRepository, trail: AuditTrail) {
    this.writer = writer;
    this.collections = collections;
    this.trail = trail;
  }

  /** Makes a new one without `expectedVersion`, changes the one of that version with it. */
  keep(
    id: string,
    collection: KeepCollection,
    expectedVersion: number | null,
    deed: Deed,
  ): Promise<AdminCollection> {
    return inTransaction(this.writer, async (transaction) => {
      const result = await this.collections.keep(id, collection, expectedVersion, transaction);
      if (result.code === 'VERSION_CONFLICT')
        throw new ProblemError(result.code, { currentVersion: result.currentVersion });
      if (result.code !== 'KEPT') throw new ProblemError(result.code);
      const { before, after } = result;
      if (before?.version === after.version) return after;
      const what = before ? 'edited' : 'created';
      const entry = { entityType: 'collection', entityId: id, what };
      await noteDeed(
        this.trail,
        { ...entry, before: before && facts(before), after: facts(after) },
        deed,
        transaction,
      );
      await insertOutbox(this.writer, transaction, [
        {
          topic: 'events',
          kind: 'collection.changed',
          aggregateType: 'collection',
          aggregateId: id,
          aggregateVersion: after.version,
          body: { collectionId: id },
          correlationId: deed.correlationId,
        },
      ]);
      return after;
    });
  }
}
