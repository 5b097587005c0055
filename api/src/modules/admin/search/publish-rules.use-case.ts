import type { Employee } from '@green-apple/auth';
import type { PublishSearchRules } from '@green-apple/contracts-http';
import {
  inTransaction,
  type AuditTrail,
  type SearchRulesRepository,
  type Writer,
} from '@green-apple/persistence';

export interface PublishRulesInput {
  readonly employee: Employee;
  readonly onVersion: number;
  readonly rules: PublishSearchRules;
  readonly correlationId: string;
  /** ISO 8601. */
  readonly now: string;
}

export type PublishRulesResult =
  | { readonly code: 'PUBLISHED' }
  | { readonly code: 'VERSION_CONFLICT'; readonly currentVersion: number };

/** A new version of the rules and its audit row, in one transaction. */
export class PublishRulesUseCase {
  private readonly writer: Writer;
  private readonly rules: SearchRulesRepository;
  private readonly trail: AuditTrail;

  constructor(writer: Writer, rules: SearchRulesRepository, trail: AuditTrail) {
    this.writer = writer;
    this.rules = rules;
    this.trail = trail;
  }

  execute(input: PublishRulesInput): Promise<PublishRulesResult> {
    const { employee, onVersion, rules } = input;
    return inTransaction(this.writer, async (transaction) => {
      const [before] = await this.rules.history(1, transaction);
      const published = await this.rules.publish(
        { onVersion, rules, note: rules.note, by: employee.name },
        transaction,
      );
      if (!published) {
        const [latest] = await this.rules.history(1, transaction);
        return { code: 'VERSION_CONFLICT', currentVersion: latest?.version ?? 0 };
      }
      await this.trail.append(
        {
          at: input.now,
          actorId: employee.id,
          actorName: employee.name,
          action: 'search_rules.published',
          entityType: 'search_rules',
          entityId: String(onVersion + 1),
          before: {
            synonyms: [...(before?.synonyms ?? [])],
            merchandising: (before?.merchandising ?? []).map((rule) => JSON.stringify(rule)),
          },
          after: {
            synonyms: rules.synonyms,
            merchandising: rules.merchandising.map((rule) => JSON.stringify(rule)),
          },
          correlationId: input.correlationId,
        },
        transaction,
      );
      return { code: 'PUBLISHED' };
    });
  }
}
