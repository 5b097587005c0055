import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  PublishSearchRules,
  SearchTrial,
  type SearchRulesPage,
  type SearchTrialResult,
} from '@green-apple/contracts-http';
import { NO_RULES } from '@green-apple/domain-catalog';
import { SearchRulesRepository } from '@green-apple/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { entityTag, expectedVersion } from '../product/if-match.ts';
import { PublishRulesUseCase } from './publish-rules.use-case.ts';
import { toRulesPage } from './rules-page.mapper.ts';
import { TryRulesUseCase } from './try-rules.use-case.ts';

const HISTORY = 20;

/** Synonyms and the places of products, as employees set them. */
@Controller()
export class SearchRulesController {
  constructor(
    @Inject(SearchRulesRepository) private readonly rules: SearchRulesRepository,
    @Inject(PublishRulesUseCase) private readonly publishRules: PublishRulesUseCase,
    @Inject(TryRulesUseCase) private readonly tryRules: TryRulesUseCase,
  ) {}

  @Get(ADMIN_ROUTES.searchRules)
  @RequirePermission('search:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/SearchRulesPage' } })
  async page(@Res({ passthrough: true }) reply: FastifyReply): Promise<SearchRulesPage> {
    return this.read(reply);
  }

  @Post(ADMIN_ROUTES.searchRules)
  @HttpCode(200)
  @RequirePermission('search:tune')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version that was edited.' })
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/SearchRulesPage' } })
  async publish(
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: PublishSearchRules }) rules: PublishSearchRules,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SearchRulesPage> {
    const result = await this.publishRules.execute({
      employee,
      onVersion: expectedVersion(ifMatch),
      rules,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    if (result.code === 'VERSION_CONFLICT')
      throw new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
    return this.read(reply);
  }

  @Post(ADMIN_ROUTES.searchTrial)
  @HttpCode(200)
  @RequirePermission('search:tune')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/SearchTrialResult' } })
  async try(@Body({ schema: SearchTrial }) trial: SearchTrial): Promise<SearchTrialResult> {
    const [holding] = await this.rules.history(1);
    return this.tryRules
      .execute(trial, holding ?? NO_RULES, new Date().toISOString())
      .catch((cause: unknown) => {
        throw new ProblemError('DEPENDENCY_UNAVAILABLE', {}, { cause });
      });
  }

  private async read(reply: FastifyReply): Promise<SearchRulesPage> {
    const history = await this.rules.history(HISTORY);
    const page = toRulesPage(history, await this.rules.titles(history[0]?.merchandising ?? []));
    reply.header('etag', entityTag(page.version));
    return page;
  }
}
