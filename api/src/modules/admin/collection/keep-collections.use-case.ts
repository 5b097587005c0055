import { Injectable } from '@nestjs/common';
import type {
  AdminCollection,
  CollectionRemoval,
  KeepCollection,
} from '@green-apple/contracts-http';
import {
  inTransaction,
  insertOutbox,
  type AuditTrail,
  type CollectionRepository,
  type Transaction,
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
  formerSlugs: undefined,
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
      await this.announce(id, after.version, deed, transaction);
      return after;
    });
  }

  /** Takes it away for good, or puts it away where something leads to it. Putting away twice is putting away once. */
  remove(id: string, expectedVersion: number, deed: Deed): Promise<CollectionRemoval> {
    return inTransaction(this.writer, async (transaction) => {
      const result = await this.collections.remove(id, expectedVersion, transaction);
      if (result.code === 'ALREADY_ARCHIVED') return { outcome: 'archived' };
      if (result.code === 'VERSION_CONFLICT')
        throw new ProblemError(result.code, { currentVersion: result.currentVersion });
      if (result.code === 'COLLECTION_NOT_FOUND') throw new ProblemError(result.code);
      const outcome = result.code === 'REMOVED' ? 'removed' : 'archived';
      const entry = { entityType: 'collection', entityId: id, what: outcome };
      await noteDeed(
        this.trail,
        { ...entry, before: facts(result.before), after: null },
        deed,
        transaction,
      );
      await this.announce(id, result.version, deed, transaction);
      return { outcome };
    });
  }

  private async announce(
    id: string,
    version: number,
    { correlationId }: Deed,
    transaction: Transaction,
  ): Promise<void> {
    await insertOutbox(this.writer, transaction, [
      {
        topic: 'events',
        kind: 'collection.changed',
        aggregateType: 'collection',
        aggregateId: id,
        aggregateVersion: version,
        body: { collectionId: id },
        correlationId,
      },
    ]);
  }
}
