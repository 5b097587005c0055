import { Injectable } from '@nestjs/common';
import type {
  AdminSegment,
  ChangeMembers,
  CreateSegment,
  EditSegment,
  MembersChanged,
} from '@green-apple/contracts-http';
import {
  customerKey,
  inTransaction,
  violatedConstraint,
  type AuditTrail,
  type KeepSegmentResult,
  type SegmentDeskRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { noteDeed, type Deed } from '../promotion/offer-deed.ts';

export interface SegmentDependencies {
  readonly writer: Writer;
  readonly desk: SegmentDeskRepository;
  readonly trail: AuditTrail;
  readonly customerKeySecret: string;
}

/** What an audit entry shows of a segment. */
const facts = ({ code, name, note, kind, conditions, archivedAt }: AdminSegment): object => ({
  code,
  name,
  note,
  kind,
  conditions,
  archived: archivedAt !== null,
});

/** Segments of customers: change and audit entry in one transaction. No address is kept, nor written down. */
@Injectable()
export class KeepSegments {
  private readonly its: SegmentDependencies;

  constructor(dependencies: SegmentDependencies) {
    this.its = dependencies;
  }

  async create(id: string, segment: CreateSegment, deed: Deed): Promise<AdminSegment> {
    try {
      return await this.kept('created', deed, (transaction) =>
        this.its.desk.create(id, segment, transaction),
      );
    } catch (error) {
      if (violatedConstraint(error) !== 'segment_code_key') throw error;
      throw new ProblemError(
        'CODE_TAKEN',
        { errors: [{ path: 'code', message: 'Another segment has this code' }] },
        { cause: error },
      );
    }
  }

  async edit(id: string, version: number, to: EditSegment, deed: Deed): Promise<AdminSegment> {
    return this.kept('edited', deed, async (transaction) => {
      const now = await this.its.desk.byId(id, transaction);
      if (now !== null && (now.kind === 'rule') !== to.conditions.length > 0)
        throw new ProblemError('VALIDATION_FAILED', {
          errors: [
            { path: 'conditions', message: 'A rule has conditions, a list kept by hand has none' },
          ],
        });
      return this.its.desk.edit(id, version, to, transaction);
    });
  }

  archive(id: string, version: number, archived: boolean, deed: Deed): Promise<AdminSegment> {
    return this.kept(archived ? 'archived' : 'taken-out', deed, (transaction) =>
      this.its.desk.archive(id, version, archived, transaction),
    );
  }

  changeMembers(id: string, { add, remove }: ChangeMembers, deed: Deed): Promise<MembersChanged> {
    const keysOf = (addresses: readonly string[]): string[] =>
      addresses.map((email) => customerKey(email, this.its.customerKeySecret).toString('hex'));
    return inTransaction(this.its.writer, async (transaction) => {
      const keys = { add: keysOf(add), remove: keysOf(remove) };
      const result = await this.its.desk.changeMembers(id, keys, transaction);
      if (result.code !== 'CHANGED') throw new ProblemError(result.code);
      const { added, removed, segment } = result;
      if (added + removed > 0)
        await this.note('members-changed', id, { after: { added, removed } }, deed, transaction);
      return { added, removed, segment };
    });
  }

  private kept(
    what: string,
    deed: Deed,
    keep: (transaction: Transaction) => Promise<KeepSegmentResult>,
  ): Promise<AdminSegment> {
    return inTransaction(this.its.writer, async (transaction) => {
      const result = await keep(transaction);
      if (result.code === 'VERSION_CONFLICT')
        throw new ProblemError(result.code, { currentVersion: result.currentVersion });
      if (result.code !== 'KEPT') throw new ProblemError(result.code);
      const { before, after } = result;
      if (before?.version === after.version) return after;
      const facing = { ...(before === null ? {} : { before: facts(before) }), after: facts(after) };
      await this.note(what, after.id, facing, deed, transaction);
      return after;
    });
  }

  private note(
    what: string,
    entityId: string,
    facing: { readonly before?: object; readonly after: object },
    deed: Deed,
    transaction: Transaction,
  ): Promise<void> {
    const entry = { entityType: 'segment', entityId, what, ...facing };
    return noteDeed(this.its.trail, entry, deed, transaction);
  }
}
