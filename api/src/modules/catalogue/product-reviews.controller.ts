import { Controller, Get, Headers, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ListReviewsQuery, STOREFRONT_ROUTES, Slug } from '@green-apple/contracts-http';
import { ReviewReader } from '@green-apple/persistence';
import type { FastifyReply } from 'fastify';
import { ProblemError, Public } from '../../platform/index.ts';
import { taggedAnswer } from './cache/answer.ts';
import { CatalogueCache, KEPT_MS, productTag } from './cache/catalogue-cache.ts';
import { sendAnswer } from './cache/send-answer.ts';

/** What others say of a product: beside the product's own answer, so that neither waits for the other. */
@Public()
@Controller()
export class ProductReviewsController {
  constructor(
    @Inject(CatalogueCache) private readonly cache: CatalogueCache,
    @Inject(ReviewReader) private readonly reviews: ReviewReader,
  ) {}

  @Get(STOREFRONT_ROUTES.productReviews)
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/ReviewList' } })
  async list(
    @Param('slug') slug: string,
    @Query({ schema: ListReviewsQuery }) query: ListReviewsQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    if (!Slug.safeParse(slug).success) throw new ProblemError('PRODUCT_NOT_FOUND');
    const { sort, stars, cursor, limit } = query;
    const key = `reviews ${slug} ${sort} ${stars ?? ''} ${cursor ?? ''} ${limit}`;
    const answer = await this.cache.get(key, KEPT_MS.product, async () => {
      const reading = await this.reviews.page(slug, query);
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
