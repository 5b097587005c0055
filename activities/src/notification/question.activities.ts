import { BASE_LOCALE } from '@green-apple/domain-pricing';
import type { MailGateway } from '@green-apple/partners';
import type { QuestionMailRepository } from '@green-apple/persistence';
import { FAILURES, type QuestionActivities } from '@green-apple/workflow-contracts';
import { log } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { composeAnswerMail } from './answer-mail.ts';

export interface QuestionPorts {
  readonly questions: Pick<QuestionMailRepository, 'toTell' | 'forget'>;
  readonly mail: MailGateway;
  /** Where shoppers of a market open the shop. */
  readonly storefrontUrlOf: (market: string) => string;
}

/**
 * Tells by mail that there is an answer. The address goes once the mail was taken, so that it does not leave again;
 * when the mail server's answer is lost it is tried again under the same Message-ID.
 */
export function createQuestionActivities(ports: QuestionPorts): QuestionActivities {
  return {
    async tellAsker({ questionId }) {
      const waiting = await ports.questions.toTell(questionId);
      if (waiting === null) return;
      const { locale, product } = waiting;
      const link = new URL(
        `${locale === BASE_LOCALE ? '' : `/${locale}`}/p/${product.slug}?question=${questionId}#question-${questionId}`,
        ports.storefrontUrlOf(waiting.market),
      ).href;
      const outcome = await ports.mail.send({
        to: waiting.email,
        messageId: `<question-answered.${questionId}@questions.greenapple.example>`,
        ...composeAnswerMail(waiting, link),
      });
      if (outcome.code === 'unknown')
        throw ApplicationFailure.retryable(
          'no answer from the mail server',
          FAILURES.outcomeUnknown,
        );
      if (outcome.code === 'refused')
        log.warn('the mail server will not take this mail', { smtpCode: outcome.smtpCode });
      await ports.questions.forget(questionId);
    },
  };
}
