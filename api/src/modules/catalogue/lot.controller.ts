import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiOkResponse } from '@nestjs/swagger';
import { LotCode, STOREFRONT_ROUTES, Slug, Uuid } from '@green-apple/contracts-http';
import { LotReader } from '@green-apple/persistence';
import type { FastifyReply } from 'fastify';
import { ProblemError, Public } from '../../platform/index.ts';
import { taggedAnswer } from './cache/answer.ts';
import { CatalogueCache, KEPT_MS, productTag } from './cache/catalogue-cache.ts';
import { sendAnswer } from './cache/send-answer.ts';

/** Whoever holds a pack in their hand reads here what a laboratory found in it. */
@Public()
@Controller()
export class LotController {
  constructor(
    @Inject(CatalogueCache) private readonly cache: CatalogueCache,
    @Inject(LotReader) private readonly lots: LotReader,
  ) {}

  @Get(STOREFRONT_ROUTES.productLot)
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/Lot' } })
  async find(
    @Param('slug') slug: string,
    @Param('code') typed: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    if (!Slug.safeParse(slug).success) throw new ProblemError('PRODUCT_NOT_FOUND');
    // What cannot be a code is the code of no lot.
    const code = LotCode.safeParse(typed);
    if (!code.success) throw new ProblemError('LOT_NOT_FOUND');
    const answer = await this.cache.get(`lot ${slug} ${code.data}`, KEPT_MS.product, async () => {
      const reading = await this.lots.find(slug, code.data);
      if (reading.code !== 'FOUND') throw new ProblemError(reading.code);
      return taggedAnswer(reading.lot, [productTag(reading.productId)]);
    });
    return sendAnswer(reply, answer, known);
  }

  @Get(STOREFRONT_ROUTES.lotReportDocument)
  @ApiFoundResponse({ description: 'Where the file lies, below the shop’s origin.' })
  async document(
    @Param('id', { schema: Uuid }) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const key = await this.lots.documentKey(id);
    if (key === null) throw new ProblemError('NOT_FOUND');
    reply.header('cache-control', 'public, max-age=60').redirect(`/media/${key}`, 302);
  }
}
