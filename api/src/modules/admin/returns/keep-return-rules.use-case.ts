import { Injectable } from '@nestjs/common';
import type { AdminReturnRule, KeepReturnRule } from '@green-apple/contracts-http';
import {
  inTransaction,
  type AuditTrail,
  type KeepRuleResult,
  type ReturnRuleRepository,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { noteDeed, type Deed } from '../promotion/offer-deed.ts';

/** What an audit entry shows of a rule. */
const facts = (of: AdminReturnRule | null): object | null =>
  of === null
    ? null
    : { product: of.product.title, rule: of.rule, windowDays: of.windowDays, labelBy: of.labelBy };

/** Rules of products that are not sent back like the others: change and audit entry in one transaction. */
@Injectable()
export class KeepReturnRules {
  private readonly writer: Writer;
  private readonly rules: ReturnRuleRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, rules: ReturnRuleRepository, trail: AuditTrail) {
    this.writer = writer;
    this.rules = rules;
    this.trail = trail;
  }

  /** `version` is 0 where there was no rule yet. */
  async keep(
    productId: string,
    version: number,
    rule: KeepReturnRule,
    deed: Deed,
  ): Promise<AdminReturnRule> {
    const seen = { version, by: deed.employee.name };
    const result = await this.done(productId, deed, (transaction) =>
      this.rules.keep(productId, rule, seen, transaction),
    );
    if (result.code !== 'KEPT') throw new Error('a kept rule is taken away');
    return result.after;
  }

  async takeAway(productId: string, version: number, deed: Deed): Promise<void> {
    await this.done(productId, deed, (transaction) =>
      this.rules.takeAway(productId, version, transaction),
    );
  }

  private done(
    productId: string,
    deed: Deed,
    change: (transaction: Transaction) => Promise<KeepRuleResult>,
  ): Promise<Extract<KeepRuleResult, { readonly before: unknown }>> {
    return inTransaction(this.writer, async (transaction) => {
      const result = await change(transaction);
      if (result.code === 'PRODUCT_NOT_FOUND') throw new ProblemError(result.code);
      if (result.code === 'VERSION_CONFLICT')
        throw new ProblemError(result.code, { currentVersion: result.currentVersion });
      await noteDeed(
        this.trail,
        {
          entityType: 'return-rule',
          entityId: productId,
          what: result.code === 'KEPT' ? 'kept' : 'taken-away',
          before: facts(result.before),
          after: result.code === 'KEPT' ? facts(result.after) : null,
        },
        deed,
        transaction,
      );
      return result;
    });
  }
}
