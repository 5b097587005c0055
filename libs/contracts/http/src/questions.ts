import {
  ANSWER_LENGTH,
  QUESTION_LENGTH,
  REJECTION_REASONS,
  REVIEW_STATES,
  TEXT_FINDINGS,
  textRefusal,
} from '@green-apple/domain-catalog';
import { LOCALE_CODES } from '@green-apple/domain-pricing';
import { z } from 'zod';
import { Cursor, Slug, Uuid } from './primitives.ts';

/** What shoppers write for all to read: nothing that leads away from the shop, nobody's address. */
const shopperText = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .superRefine((text, context) => {
      const message = textRefusal(text);
      if (message !== null) context.addIssue({ code: 'custom', message });
    });

/** A question about a product; sent with an `Idempotency-Key`. */
export const AskQuestion = z
  .object({
    text: shopperText(QUESTION_LENGTH),
    /** Where one mail goes once there is an answer; kept until then and no longer. */
    email: z.email().max(254).nullable().default(null),
    /** The language of the page it is asked on: the mail speaks the same. English where nothing is said. */
    locale: z.enum(LOCALE_CODES).optional(),
  })
  .strict()
  .meta({ id: 'AskQuestion' });
export type AskQuestion = z.infer<typeof AskQuestion>;

/** What becomes of a question that was asked. */
export const AskedQuestion = z
  .object({
    id: Uuid,
    /** True when its answer is sent by mail. */
    mailed: z.boolean(),
  })
  .meta({ id: 'AskedQuestion' });
export type AskedQuestion = z.infer<typeof AskedQuestion>;

/** What a buyer answers; said again, it replaces what they said before. */
export const WriteAnswer = z
  .object({ text: shopperText(ANSWER_LENGTH) })
  .strict()
  .meta({ id: 'WriteAnswer' });
export type WriteAnswer = z.infer<typeof WriteAnswer>;

export const QuestionDto = z
  .object({
    id: Uuid,
    text: z.string(),
    askedAt: z.string(),
    /** What the shop says. */
    answer: z.object({ text: z.string(), at: z.string() }),
    /** What people say who have bought it. */
    buyerAnswers: z.array(z.object({ id: Uuid, text: z.string(), writtenAt: z.string() })),
    helpfulCount: z.number().int(),
  })
  .meta({ id: 'Question' });
export type QuestionDto = z.infer<typeof QuestionDto>;

export const ListQuestionsQuery = z.object({
  /** The one that a link leads to: it comes with the first page, wherever it stands in the list. */
  linked: Uuid.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(20).default(4),
});
export type ListQuestionsQuery = z.infer<typeof ListQuestionsQuery>;

export const QuestionList = z
  .object({
    /** Of all published questions. */
    count: z.number().int(),
    linked: QuestionDto.nullable(),
    items: z.array(QuestionDto),
    nextCursor: Cursor.nullable(),
  })
  .meta({ id: 'QuestionList' });
export type QuestionList = z.infer<typeof QuestionList>;

/** Whether whoever asks has bought the product, and may answer. */
export const MayAnswer = z.object({ possible: z.boolean() }).meta({ id: 'MayAnswer' });
export type MayAnswer = z.infer<typeof MayAnswer>;

/** What waits comes oldest first, what is decided newest first. */
export const AdminQuestionsQuery = z.object({
  state: z.enum(REVIEW_STATES).default('pending'),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type AdminQuestionsQuery = z.infer<typeof AdminQuestionsQuery>;

const Moderated = {
  id: Uuid,
  text: z.string(),
  state: z.enum(REVIEW_STATES),
  findings: z.array(z.enum(TEXT_FINDINGS)),
  rejectedBecause: z.enum(REJECTION_REASONS).nullable(),
  decidedBy: z.string().nullable(),
  version: z.number().int(),
};

export const AdminAnswer = z
  .object({
    ...Moderated,
    /** The order that proves the purchase; null for one that came with an import. */
    orderId: Uuid.nullable(),
    writtenAt: z.string(),
  })
  .meta({ id: 'AdminAnswer' });
export type AdminAnswer = z.infer<typeof AdminAnswer>;

export const AdminQuestion = z
  .object({
    ...Moderated,
    product: z.object({ id: Uuid, slug: Slug, title: z.string() }),
    askedAt: z.string(),
    /** True while somebody waits for a mail about it. */
    wantsMail: z.boolean(),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answers: z.array(AdminAnswer),
  })
  .meta({ id: 'AdminQuestion' });
export type AdminQuestion = z.infer<typeof AdminQuestion>;

export const AdminQuestionList = z
  .object({
    items: z.array(AdminQuestion),
    /** Questions and answers of buyers that nobody has decided on. */
    waiting: z.number().int(),
    nextCursor: Cursor.nullable(),
  })
  .meta({ id: 'AdminQuestionList' });
export type AdminQuestionList = z.infer<typeof AdminQuestionList>;

const ShopAnswer = z.string().trim().min(ANSWER_LENGTH.least).max(ANSWER_LENGTH.most);

/** A moderator's word about a question; sent with `If-Match: "<version>"`. */
export const DecideQuestion = z
  .discriminatedUnion('decision', [
    z.object({ decision: z.literal('publish'), answer: ShopAnswer }).strict(),
    /** Puts another answer in the place of the one that is shown. */
    z.object({ decision: z.literal('answer'), answer: ShopAnswer }).strict(),
    z.object({ decision: z.literal('reject'), because: z.enum(REJECTION_REASONS) }).strict(),
    /** Off the page; it waits for a decision again. */
    z.object({ decision: z.literal('unpublish') }).strict(),
  ])
  .meta({ id: 'DecideQuestion' });
export type DecideQuestion = z.infer<typeof DecideQuestion>;

/** A moderator's word about a buyer's answer; sent with `If-Match: "<version>"`. */
export const DecideAnswer = z
  .discriminatedUnion('decision', [
    z.object({ decision: z.literal('publish') }).strict(),
    z.object({ decision: z.literal('reject'), because: z.enum(REJECTION_REASONS) }).strict(),
  ])
  .meta({ id: 'DecideAnswer' });
export type DecideAnswer = z.infer<typeof DecideAnswer>;
