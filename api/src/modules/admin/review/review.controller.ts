import { Body, Controller, Get, Headers, Inject, Param, Patch, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AdminReviewsQuery,
  DecideReview,
  Uuid,
  type AdminReview,
  type AdminReviewList,
} from '@green-apple/contracts-http';
import { ReviewDeskRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { pageOrProblem } from '../page-or-problem.ts';
import { expectedVersion } from '../product/if-match.ts';
import { DecideReviewUseCase } from './decide-review.use-case.ts';
import { moderationProblem } from './moderation.ts';

/** What shoppers have written and moderators decide on. */
@Controller()
export class AdminReviewController {
  constructor(
    @Inject(ReviewDeskRepository) private readonly desk: ReviewDeskRepository,
    @Inject(DecideReviewUseCase) private readonly decideReview: DecideReviewUseCase,
  ) {}

  @Get(ADMIN_ROUTES.reviews)
  @RequirePermission('reviews:moderate')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminReviewList' } })
  async list(
    @Query({ schema: AdminReviewsQuery }) query: AdminReviewsQuery,
  ): Promise<AdminReviewList> {
    const [page, waiting] = await Promise.all([this.desk.page(query), this.desk.waiting()]);
    return { ...pageOrProblem(page), waiting };
  }

  @Patch(ADMIN_ROUTES.review)
  @RequirePermission('reviews:moderate')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version that was read.' })
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminReview' } })
  async decide(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: DecideReview }) decision: DecideReview,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminReview> {
    const result = await this.decideReview.execute({
      id,
      version: expectedVersion(ifMatch),
      decision,
      employee,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    if (result.code === 'DECIDED') return result.written;
    throw moderationProblem(result);
  }
}
