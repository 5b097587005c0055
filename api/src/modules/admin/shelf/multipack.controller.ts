import { Body, Controller, Delete, Headers, Inject, Param, Put, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import { ADMIN_ROUTES, MakeMultipack, Uuid, type AdminProduct } from '@green-apple/contracts-http';
import type { PackFault } from '@green-apple/domain-catalog';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IF_MATCH, ProblemError, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { entityTag, expectedVersion } from '../product/if-match.ts';
import { SetMultipack, type SetMultipackInput } from './set-multipack.use-case.ts';

const WORDS: Readonly<Record<PackFault, string>> = {
  SAME_ITEM: 'A pack holds another size, not itself.',
  HOLDS_A_PACK: 'That size is a pack itself. A pack holds single items.',
  IS_IN_A_PACK: 'Other packs hold this size, so it stays a single item.',
  IS_A_SET: 'This is a set of several things and stays one.',
  HAS_STOCK:
    'This size has stock of its own, or is sold before it is there. A pack is sold from the stock of what is in it.',
  STILL_SOLD: 'Shoppers can buy it now. Take it out of sale first, then say what is in it.',
  WAS_ORDERED:
    'It has been ordered, and orders go by what was in it. Take it out of sale and use another article number.',
};

/** Sizes that are so many of another one, sold from its stock. */
@Controller()
export class AdminMultipackController {
  constructor(@Inject(SetMultipack) private readonly setMultipack: SetMultipack) {}

  @Put(ADMIN_ROUTES.variantMultipack)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminProduct'))
  make(
    @Param('id', { schema: Uuid }) productId: string,
    @Param('variantId', { schema: Uuid }) variantId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: MakeMultipack }) { of, units }: MakeMultipack,
    @CurrentEmployee() employee: Employee,
    @Req() { id: correlationId }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdminProduct> {
    const pack = { componentId: of, units };
    const about = { productId, variantId, expectedVersion: expectedVersion(ifMatch) };
    return this.set({ ...about, pack, employee, correlationId }, reply);
  }

  @Delete(ADMIN_ROUTES.variantMultipack)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminProduct'))
  dissolve(
    @Param('id', { schema: Uuid }) productId: string,
    @Param('variantId', { schema: Uuid }) variantId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentEmployee() employee: Employee,
    @Req() { id: correlationId }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdminProduct> {
    const about = { productId, variantId, expectedVersion: expectedVersion(ifMatch) };
    return this.set({ ...about, pack: null, employee, correlationId }, reply);
  }

  private async set(
    input: Omit<SetMultipackInput, 'now'>,
    reply: FastifyReply,
  ): Promise<AdminProduct> {
    const now = new Date().toISOString();
    const result = await this.setMultipack.execute({ ...input, now });
    switch (result.code) {
      case 'SET':
        reply.header('etag', entityTag(result.product.version));
        return result.product;
      case 'MULTIPACK_NOT_POSSIBLE':
        throw new ProblemError(result.code, {
          detail: `${WORDS[result.fault]} Nothing was changed.`,
        });
      case 'VERSION_CONFLICT':
        throw new ProblemError(result.code, { currentVersion: result.currentVersion });
      case 'PRODUCT_NOT_FOUND':
      case 'VARIANT_NOT_FOUND':
        throw new ProblemError(result.code);
    }
  }
}
