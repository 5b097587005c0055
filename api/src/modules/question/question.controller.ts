import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
} from '@nestjs/swagger';
import {
  AskQuestion as AskQuestionBody,
  STOREFRONT_ROUTES,
  Slug,
  Uuid,
  WriteAnswer as WriteAnswerBody,
  type AskedQuestion,
  type HelpfulCount,
  type MayAnswer,
} from '@green-apple/contracts-http';
import { QuestionRepository, sha256, type Visitor } from '@green-apple/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ProblemError,
  Session,
  Shopper,
  schemaRef,
  startSession,
  type ShopperSession,
} from '../../platform/index.ts';
import { SECURE_COOKIES } from '../cart/cart.controller.ts';
import { idempotencyKeyOf } from '../order/idempotency-key.ts';
import { FindHelpful } from '../review/use-cases/find-helpful.use-case.ts';
import { AskQuestion } from './use-cases/ask-question.use-case.ts';
import { WriteAnswer } from './use-cases/write-answer.use-case.ts';

/** What shoppers ask about products, and what those answer who have bought them. */
@Shopper()
@Controller()
export class QuestionController {
  constructor(
    @Inject(QuestionRepository) private readonly questions: QuestionRepository,
    @Inject(AskQuestion) private readonly askQuestion: AskQuestion,
    @Inject(WriteAnswer) private readonly writeAnswer: WriteAnswer,
    @Inject(FindHelpful) private readonly findHelpful: FindHelpful,
    @Inject(SECURE_COOKIES) private readonly secureCookies: boolean,
  ) {}

  @Post(STOREFRONT_ROUTES.productQuestions)
  @HttpCode(201)
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse(schemaRef('AskedQuestion'))
  ask(
    @Session() session: ShopperSession,
    @Param('slug') slug: string,
    @Body({ schema: AskQuestionBody }) question: AskQuestionBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AskedQuestion> {
    if (!Slug.safeParse(slug).success) throw new ProblemError('PRODUCT_NOT_FOUND');
    const key = idempotencyKeyOf(request);
    const sessionHash = session.tokenHash ?? startSession(reply, this.secureCookies);
    return this.askQuestion.execute({ slug, question, sessionHash, key });
  }

  /** Asked by the browser once the page is there: the page itself is the same for everybody. */
  @Get(STOREFRONT_ROUTES.productAnswering)
  @ApiOkResponse(schemaRef('MayAnswer'))
  async mayAnswer(
    @Session() session: ShopperSession,
    @Param('slug') slug: string,
  ): Promise<MayAnswer> {
    if (isUnknown(session)) return { possible: false };
    const productId = Slug.safeParse(slug).success ? await this.questions.productOf(slug) : null;
    if (productId === null) throw new ProblemError('PRODUCT_NOT_FOUND');
    const purchase = await this.questions.purchase(productId, visitorOf(session));
    return { possible: purchase !== null };
  }

  @Put(STOREFRONT_ROUTES.questionAnswer)
  @HttpCode(204)
  @ApiNoContentResponse()
  async answer(
    @Session() session: ShopperSession,
    @Param('id', { schema: Uuid }) questionId: string,
    @Body({ schema: WriteAnswerBody }) { text }: WriteAnswerBody,
    @Req() { id: correlationId }: FastifyRequest,
  ): Promise<void> {
    if (isUnknown(session)) throw new ProblemError('ANSWER_NOT_POSSIBLE');
    const result = await this.writeAnswer.execute({
      questionId,
      visitor: visitorOf(session),
      text,
      correlationId,
    });
    switch (result.code) {
      case 'WRITTEN':
        return;
      case 'QUESTION_NOT_FOUND':
        throw new ProblemError('NOT_FOUND');
      case 'NOT_BOUGHT':
        throw new ProblemError('ANSWER_NOT_POSSIBLE');
      case 'TOO_OFTEN':
        throw new ProblemError('ANSWER_NOT_POSSIBLE', {
          detail: 'This answer has been changed very often. It stays as it is.',
        });
    }
  }

  /** Found helpful twice by one session, it is found helpful once. */
  @Post(STOREFRONT_ROUTES.questionHelpful)
  @HttpCode(200)
  @ApiOkResponse(schemaRef('HelpfulCount'))
  async helpful(
    @Session() session: ShopperSession,
    @Param('id', { schema: Uuid }) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HelpfulCount> {
    const sessionHash = session.tokenHash ?? startSession(reply, this.secureCookies);
    const found = await this.findHelpful.execute({ id, sessionHash });
    if (found === null) throw new ProblemError('NOT_FOUND');
    return found;
  }
}

/** Somebody of whom no order can be known. */
const isUnknown = ({ tokenHash, orderKeys }: ShopperSession): boolean =>
  tokenHash === null && orderKeys.size === 0;

/** Whoever may see an order may answer about what is in it: by the session that placed it, or by its link. */
const visitorOf = ({ tokenHash, orderKeys }: ShopperSession): Visitor => ({
  sessionHash: tokenHash,
  links: [...orderKeys].map(([orderId, key]) => ({ orderId, accessHash: sha256(key) })),
});
