import { Body, Controller, Get, Headers, Inject, Param, Put, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  KeepTranslation,
  LocaleParam,
  TranslationKindParam,
  Uuid,
  type AdminTranslations,
} from '@green-apple/contracts-http';
import type { TranslationKind } from '@green-apple/domain-catalog';
import type { LocaleCode } from '@green-apple/domain-pricing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IF_MATCH, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { entityTag, expectedVersion } from '../product/if-match.ts';
import { deedOf } from '../promotion/offer-deed.ts';
import { KeepTranslations } from './keep-translations.use-case.ts';

/** What the catalogue says in other languages than its own. */
@Controller()
export class AdminTranslationController {
  constructor(@Inject(KeepTranslations) private readonly translations: KeepTranslations) {}

  @Get(ADMIN_ROUTES.translations)
  @RequirePermission('products:read')
  @ApiOkResponse(schemaRef('AdminTranslations'))
  async show(
    @Param('kind', { schema: TranslationKindParam }) kind: TranslationKind,
    @Param('id', { schema: Uuid }) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdminTranslations> {
    const shown = await this.translations.show(kind, id);
    reply.header('etag', entityTag(shown.version));
    return shown;
  }

  @Put(ADMIN_ROUTES.translation)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminTranslations'))
  async keep(
    @Param('kind', { schema: TranslationKindParam }) kind: TranslationKind,
    @Param('id', { schema: Uuid }) id: string,
    @Param('locale', { schema: LocaleParam }) locale: LocaleCode,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: KeepTranslation }) { texts }: KeepTranslation,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdminTranslations> {
    const place = { kind, id, locale };
    const version = expectedVersion(ifMatch);
    const kept = await this.translations.keep(place, version, texts, deedOf(employee, request));
    reply.header('etag', entityTag(kept.version));
    return kept;
  }
}
