import { Injectable } from '@nestjs/common';
import {
  attributeShapeFaults,
  type AdminAttribute,
  type CreateAttribute,
  type EditAttribute,
} from '@green-apple/contracts-http';
import {
  inTransaction,
  type AttributeRepository,
  type AuditTrail,
  type KeepAttributeResult,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import type { Deed } from '../promotion/offer-deed.ts';

/** What an audit entry shows of a definition. */
const facts = (attribute: AdminAttribute): Record<string, unknown> => ({
  code: attribute.code,
  name: attribute.name,
  multiple: attribute.multiple,
  filterable: attribute.filterable,
  unit: attribute.unit,
  steps: attribute.steps,
  choices: attribute.choices.map(({ code, label }) => `${code}: ${label}`),
  position: attribute.position,
});

/** Definitions of attributes: change, audit entry and event in one transaction. */
@Injectable()
export class KeepAttributes {
  private readonly writer: Writer;
  private readonly attributes: AttributeRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, attributes: AttributeRepository, trail: AuditTrail) {
    this.writer = writer;
    this.attributes = attributes;
    this.trail = trail;
  }

  create(attribute: CreateAttribute, deed: Deed): Promise<AdminAttribute> {
    return inTransaction(this.writer, async (transaction) => {
      const { before, after } = kept(await this.attributes.create(attribute, transaction));
      if (before === null)
        await this.note('created', after.id, {}, facts(after), deed, transaction);
      return after;
    });
  }

  change(
    id: string,
    expectedVersion: number,
    change: EditAttribute,
    deed: Deed,
  ): Promise<AdminAttribute> {
    return inTransaction(this.writer, async (transaction) => {
      const { before, after } = kept(
        await this.attributes.update({ id, expectedVersion, change }, transaction),
      );
      const errors = attributeShapeFaults(after);
      if (errors.length > 0) throw new ProblemError('VALIDATION_FAILED', { errors });
      await this.note('edited', id, before ? facts(before) : {}, facts(after), deed, transaction);
      return after;
    });
  }

  remove(id: string, expectedVersion: number, deed: Deed): Promise<void> {
    return inTransaction(this.writer, async (transaction) => {
      const result = await this.attributes.remove({ id, expectedVersion }, transaction);
      if (result.code === 'VERSION_CONFLICT')
        throw new ProblemError(result.code, { currentVersion: result.currentVersion });
      if (result.code !== 'REMOVED') throw new ProblemError(result.code);
      await this.note('removed', id, facts(result.before), {}, deed, transaction);
    });
  }

  private note(
    done: 'created' | 'edited' | 'removed',
    id: string,
    before: Record<string, unknown>,
    after: Record<string, unknown>,
    { employee, correlationId, now }: Deed,
    transaction: Transaction,
  ): Promise<unknown> {
    return this.trail.append(
      {
        at: now,
        actorId: employee.id,
        actorName: employee.name,
        action: `attribute.${done}`,
        entityType: 'attribute',
        entityId: id,
        before,
        after,
        correlationId,
      },
      transaction,
    );
  }
}

/** Thrown inside the transaction, so that a refusal leaves nothing behind. */
function kept(result: KeepAttributeResult): Extract<KeepAttributeResult, { code: 'KEPT' }> {
  if (result.code === 'KEPT') return result;
  throw result.code === 'VERSION_CONFLICT'
    ? new ProblemError(result.code, { currentVersion: result.currentVersion })
    : new ProblemError(result.code);
}
