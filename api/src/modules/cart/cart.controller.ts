import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Res,
} from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import {
  AddCartLine,
  ApplyCoupon,
  ApplyGiftCard,
  ChangeCartLine,
  Uuid,
  type CartDto,
} from '@green-apple/contracts-http';
import type { FastifyReply } from 'fastify';
import { Session, Shopper, startSession, type ShopperSession } from '../../platform/index.ts';
import { ChangeCart } from './use-cases/change-cart.use-case.ts';
import { UseGiftCard } from './use-cases/use-gift-card.use-case.ts';
import { ViewCart } from './use-cases/view-cart.use-case.ts';

/** True when the shop is served by https: cookies are marked so. */
export const SECURE_COOKIES = Symbol('secure cookies');

const CART = { schema: { $ref: '#/components/schemas/Cart' } };

/** The shopper's bag. */
@Shopper()
@Controller('api/cart')
export class CartController {
  constructor(
    @Inject(ViewCart) private readonly view: ViewCart,
    @Inject(ChangeCart) private readonly change: ChangeCart,
    @Inject(UseGiftCard) private readonly giftCards: UseGiftCard,
    @Inject(SECURE_COOKIES) private readonly secureCookies: boolean,
  ) {}

  @Get()
  @ApiOkResponse(CART)
  show(@Session() { tokenHash }: ShopperSession): Promise<CartDto> {
    return this.view.execute(tokenHash);
  }

  @Post('lines')
  @HttpCode(200)
  @ApiOkResponse(CART)
  add(
    @Session() session: ShopperSession,
    @Body({ schema: AddCartLine }) line: AddCartLine,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CartDto> {
    const tokenHash = session.tokenHash ?? startSession(reply, this.secureCookies);
    return this.change.addLine(tokenHash, line);
  }

  @Patch('lines/:variantId')
  @ApiOkResponse(CART)
  set(
    @Session() { tokenHash }: ShopperSession,
    @Param('variantId', { schema: Uuid }) variantId: string,
    @Body({ schema: ChangeCartLine }) { quantity }: ChangeCartLine,
  ): Promise<CartDto> {
    return this.change.changeLine(tokenHash, { variantId, quantity });
  }

  @Delete('lines/:variantId')
  @ApiOkResponse(CART)
  remove(
    @Session() { tokenHash }: ShopperSession,
    @Param('variantId', { schema: Uuid }) variantId: string,
  ): Promise<CartDto> {
    return this.change.changeLine(tokenHash, { variantId, quantity: 0 });
  }

  @Post('coupon')
  @HttpCode(200)
  @ApiOkResponse(CART)
  applyCoupon(
    @Session() { tokenHash }: ShopperSession,
    @Body({ schema: ApplyCoupon }) { code }: ApplyCoupon,
  ): Promise<CartDto> {
    return this.change.applyCoupon(tokenHash, code);
  }

  @Post('gift-cards')
  @HttpCode(200)
  @ApiOkResponse(CART)
  applyGiftCard(
    @Session() { tokenHash }: ShopperSession,
    @Body({ schema: ApplyGiftCard }) { code }: ApplyGiftCard,
  ): Promise<CartDto> {
    return this.giftCards.apply(tokenHash, code);
  }

  @Delete('gift-cards/:id')
  @ApiOkResponse(CART)
  removeGiftCard(
    @Session() { tokenHash }: ShopperSession,
    @Param('id', { schema: Uuid }) id: string,
  ): Promise<CartDto> {
    return this.giftCards.remove(tokenHash, id);
  }

  @Delete('coupon')
  @ApiOkResponse(CART)
  removeCoupon(@Session() { tokenHash }: ShopperSession): Promise<CartDto> {
    return this.change.removeCoupon(tokenHash);
  }
}
