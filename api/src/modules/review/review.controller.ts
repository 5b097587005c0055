import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import {
  STOREFRONT_ROUTES,
  Uuid,
  WriteReview as WriteReviewBody,
  type HelpfulCount,
  type OrderReviews,
} from '@green-apple/contracts-http';
import { ReviewRepository } from '@green-apple/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  PostLimits,
  ProblemError,
  Session,
  Shopper,
  clientAddress,
  startSession,
  type ShopperSession,
} from '../../platform/index.ts';
import { SECURE_COOKIES } from '../cart/cart.controller.ts';
import { LinkQuery } from '../order/link-query.ts';
import { OrderDoor } from '../order/use-cases/order-access.ts';
import { FindHelpful } from './use-cases/find-helpful.use-case.ts';
import { WriteReview } from './use-cases/write-review.use-case.ts';

export const PROXIES = Symbol('proxies of ours in front');

/** What shoppers say of what they have bought: whoever may see an order may review what is in it. */
@Shopper()
@Controller()
export class ReviewController {
  constructor(
    @Inject(OrderDoor) private readonly door: OrderDoor,
    @Inject(ReviewRepository) private readonly reviews: ReviewRepository,
    @Inject(WriteReview) private readonly writeReview: WriteReview,
    @Inject(FindHelpful) private readonly findHelpful: FindHelpful,
    @Inject(PostLimits) private readonly limits: PostLimits,
    @Inject(PROXIES) private readonly proxies: number,
    @Inject(SECURE_COOKIES) private readonly secureCookies: boolean,
  ) {}

  @Get(STOREFRONT_ROUTES.orderReviews)
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/OrderReviews' } })
  async ofOrder(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
  ): Promise<OrderReviews> {
    await this.door.open(orderId, { ...session, key });
    const reviews = await this.reviews.ofOrder(orderId);
    if (reviews === null) throw new ProblemError('ORDER_NOT_FOUND');
    return reviews;
  }

  @Put(STOREFRONT_ROUTES.orderReview)
  @HttpCode(204)
  @ApiNoContentResponse()
  async write(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Param('productId', { schema: Uuid }) productId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Body({ schema: WriteReviewBody }) review: WriteReviewBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.door.open(orderId, { ...session, key });
    // An order is a person here: sessions are made anew at will, orders are not.
    this.limits.take(orderId, clientAddress(request, this.proxies));
    const correlationId = request.id;
    const result = await this.writeReview.execute({ orderId, productId, review, correlationId });
    switch (result.code) {
      case 'WRITTEN':
        return;
      case 'NOT_BOUGHT':
        throw new ProblemError('PRODUCT_NOT_FOUND', { detail: 'This is not part of the order.' });
      case 'NOT_ARRIVED':
        throw new ProblemError('REVIEW_NOT_POSSIBLE');
      case 'TOO_OFTEN':
        throw new ProblemError('REVIEW_NOT_POSSIBLE', {
          detail: 'This review has been changed very often. It stays as it is.',
        });
    }
  }

  /** Found helpful twice by one session, it is found helpful once. */
  @Post(STOREFRONT_ROUTES.reviewHelpful)
  @HttpCode(200)
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/HelpfulCount' } })
  async helpful(
    @Session() session: ShopperSession,
    @Param('id', { schema: Uuid }) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HelpfulCount> {
    const sessionHash = session.tokenHash ?? startSession(reply, this.secureCookies);
    const found = await this.findHelpful.execute({ id, sessionHash });
    if (found === null) throw new ProblemError('NOT_FOUND');
    return { helpfulCount: found.helpfulCount };
  }
}
