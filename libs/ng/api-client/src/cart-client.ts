import { Injectable, inject } from '@angular/core';
import type { CartDto } from '@green-apple/contracts-http';
import { ApiHttp } from './api-http.ts';
import { apiPath } from './api-path.ts';
import { ROUTES } from './routes.ts';

/** The shopper's bag. Every change answers with the bag as it is afterwards. */
@Injectable({ providedIn: 'root' })
export class CartClient {
  readonly #http = inject(ApiHttp);

  cart(signal?: AbortSignal): Promise<CartDto> {
    return this.#http.get(ROUTES.cart, { signal });
  }

  addLine(variantId: string, quantity: number): Promise<CartDto> {
    return this.#http.post(ROUTES.cartLines, { body: { variantId, quantity } });
  }

  /** Quantity 0 takes the line out. */
  changeLine(variantId: string, quantity: number): Promise<CartDto> {
    return this.#http.patch(apiPath(ROUTES.cartLine, { variantId }), { body: { quantity } });
  }

  applyCoupon(code: string): Promise<CartDto> {
    return this.#http.post(ROUTES.cartCoupon, { body: { code } });
  }

  applyGiftCard(code: string): Promise<CartDto> {
    return this.#http.post(ROUTES.cartGiftCards, { body: { code } });
  }

  removeGiftCard(id: string): Promise<CartDto> {
    return this.#http.delete(apiPath(ROUTES.cartGiftCard, { id }));
  }

  removeCoupon(): Promise<CartDto> {
    return this.#http.delete(ROUTES.cartCoupon);
  }
}
