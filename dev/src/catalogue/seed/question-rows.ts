import type { QuestionSeed } from '../entry.ts';

export const QUESTION = {
  id: 'uuid',
  product_id: 'uuid',
  body: 'text',
  state: 'text',
  answer: 'text',
  answered_by: 'text',
  answered_at: 'timestamptz',
  helpful_count: 'integer',
  asked_at: 'timestamptz',
  published_at: 'timestamptz',
};

export const ANSWER = {
  id: 'uuid',
  question_id: 'uuid',
  body: 'text',
  state: 'text',
  written_at: 'timestamptz',
  published_at: 'timestamptz',
};

/** A published question with what the shop says. */
export const questionRow = (question: QuestionSeed): object => ({
  id: question.id,
  product_id: question.productId,
  body: question.text,
  state: 'published',
  answer: question.answer,
  answered_by: 'Green Apple',
  answered_at: question.answeredAt,
  helpful_count: question.helpfulCount,
  asked_at: question.askedAt,
  published_at: question.answeredAt,
});

/** What a buyer says to it, where one does. */
export const answerRows = ({ id, buyerAnswer }: QuestionSeed): object[] =>
  buyerAnswer === null
    ? []
    : [
        {
          id: buyerAnswer.id,
          question_id: id,
          body: buyerAnswer.text,
          state: 'published',
          written_at: buyerAnswer.writtenAt,
          published_at: buyerAnswer.writtenAt,
        },
      ];
