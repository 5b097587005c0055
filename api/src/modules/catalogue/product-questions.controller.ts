import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ListQuestionsQuery, STOREFRONT_ROUTES, Slug } from '@green-apple/contracts-http';
import { QuestionReader } from '@green-apple/persistence';
import type { FastifyReply } from 'fastify';
import { ProblemError, Public, schemaRef } from '../../platform/index.ts';
import { taggedAnswer } from './cache/answer.ts';
import { CatalogueCache, KEPT_MS, productTag } from './cache/catalogue-cache.ts';
import { sendAnswer } from './cache/send-answer.ts';

/** What others ask about a product: beside the product's own answer, as its reviews are. */
@Public()
@Controller()
export class ProductQuestionsController {
  constructor(
    @Inject(CatalogueCache) private readonly cache: CatalogueCache,
    @Inject(QuestionReader) private readonly questions: QuestionReader,
  ) {}

  @Get(STOREFRONT_ROUTES.productQuestions)
  @ApiOkResponse(schemaRef('QuestionList'))
  async list(
    @Param('slug') slug: string,
    @Query({ schema: ListQuestionsQuery }) query: ListQuestionsQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    if (!Slug.safeParse(slug).success) throw new ProblemError('PRODUCT_NOT_FOUND');
    const { linked, cursor, limit } = query;
    const key = `questions ${slug} ${linked ?? ''} ${cursor ?? ''} ${limit}`;
    const answer = await this.cache.get(key, KEPT_MS.product, async () => {
      const reading = await this.questions.page(slug, query);
      switch (reading.code) {
        case 'FOUND':
          return taggedAnswer(reading.list, [productTag(reading.productId)]);
        case 'PRODUCT_NOT_FOUND':
          throw new ProblemError('PRODUCT_NOT_FOUND');
        case 'CURSOR_UNKNOWN':
          throw new ProblemError('BAD_REQUEST', { detail: 'This list cannot be continued here.' });
      }
    });
    return sendAnswer(reply, answer, known);
  }
}
