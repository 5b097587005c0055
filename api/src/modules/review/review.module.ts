import { Module, type DynamicModule } from '@nestjs/common';
import { ReviewRepository, type OrderRepository, type Writer } from '@green-apple/persistence';
import { PostLimits, type PostAllowance } from '../../platform/index.ts';
import { SECURE_COOKIES } from '../cart/cart.controller.ts';
import { OrderDoor } from '../order/use-cases/order-access.ts';
import { PROXIES, ReviewController } from './review.controller.ts';
import { FindHelpful } from './use-cases/find-helpful.use-case.ts';
import { WriteReview } from './use-cases/write-review.use-case.ts';

export interface ReviewModuleOptions {
  readonly writer: Writer;
  readonly orders: OrderRepository;
  readonly secureCookies: boolean;
  /** Proxies of ours that a request comes through. */
  readonly proxies: number;
  readonly allowance: PostAllowance;
}

@Module({})
export class ReviewModule {
  static with({
    writer,
    orders,
    secureCookies,
    proxies,
    allowance,
  }: ReviewModuleOptions): DynamicModule {
    const reviews = new ReviewRepository(writer);
    return {
      module: ReviewModule,
      controllers: [ReviewController],
      providers: [
        { provide: OrderDoor, useValue: new OrderDoor(orders) },
        { provide: ReviewRepository, useValue: reviews },
        { provide: WriteReview, useValue: new WriteReview(writer, reviews) },
        { provide: FindHelpful, useValue: new FindHelpful(writer, reviews) },
        { provide: PostLimits, useValue: new PostLimits(allowance) },
        { provide: PROXIES, useValue: proxies },
        { provide: SECURE_COOKIES, useValue: secureCookies },
      ],
    };
  }
}
