import type { Market } from '@green-apple/domain-pricing';
import { Module, type DynamicModule } from '@nestjs/common';
import { CartRepository, StoredValueRepository, type Writer } from '@green-apple/persistence';
import { CartController, SECURE_COOKIES } from './cart.controller.ts';
import { ChangeCart } from './use-cases/change-cart.use-case.ts';
import { UseGiftCard } from './use-cases/use-gift-card.use-case.ts';
import { ViewCart } from './use-cases/view-cart.use-case.ts';

export interface CartModuleOptions {
  readonly writer: Writer;
  readonly market: Market;
  readonly secureCookies: boolean;
}

@Module({})
export class CartModule {
  static with({ writer, market, secureCookies }: CartModuleOptions): DynamicModule {
    const carts = new CartRepository(writer, market.code);
    const view = new ViewCart(carts, market);
    return {
      module: CartModule,
      controllers: [CartController],
      providers: [
        { provide: ViewCart, useValue: view },
        { provide: ChangeCart, useValue: new ChangeCart(carts, view) },
        {
          provide: UseGiftCard,
          useValue: new UseGiftCard(carts, new StoredValueRepository(writer), view, market),
        },
        { provide: SECURE_COOKIES, useValue: secureCookies },
      ],
    };
  }
}
