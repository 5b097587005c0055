import { Body, Controller, Get, Headers, Inject, Param, Patch, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AdminQuestionsQuery,
  DecideAnswer,
  DecideQuestion,
  Uuid,
  type AdminAnswer,
  type AdminQuestion,
  type AdminQuestionList,
} from '@green-apple/contracts-http';
import { QuestionDeskRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { diseaseClaim } from '../claim/disease-claim.ts';
import { pageOrProblem } from '../page-or-problem.ts';
import { expectedVersion } from '../product/if-match.ts';
import { moderationProblem } from '../review/moderation.ts';
import { DecideAnswerUseCase } from './decide-answer.use-case.ts';
import { DecideQuestionUseCase } from './decide-question.use-case.ts';

/** What shoppers ask and buyers answer, and moderators decide on: the same people as read reviews. */
@Controller()
export class AdminQuestionController {
  constructor(
    @Inject(QuestionDeskRepository) private readonly desk: QuestionDeskRepository,
    @Inject(DecideQuestionUseCase) private readonly decideQuestion: DecideQuestionUseCase,
    @Inject(DecideAnswerUseCase) private readonly decideBuyerAnswer: DecideAnswerUseCase,
  ) {}

  @Get(ADMIN_ROUTES.questions)
  @RequirePermission('reviews:moderate')
  @ApiOkResponse(schemaRef('AdminQuestionList'))
  async list(
    @Query({ schema: AdminQuestionsQuery }) query: AdminQuestionsQuery,
  ): Promise<AdminQuestionList> {
    const [page, waiting] = await Promise.all([this.desk.page(query), this.desk.waiting()]);
    return { ...pageOrProblem(page), waiting };
  }

  @Patch(ADMIN_ROUTES.question)
  @RequirePermission('reviews:moderate')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminQuestion'))
  async decide(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: DecideQuestion }) decision: DecideQuestion,
    @CurrentEmployee() employee: Employee,
    @Req() { id: correlationId }: FastifyRequest,
  ): Promise<AdminQuestion> {
    const result = await this.decideQuestion.execute({
      id,
      version: expectedVersion(ifMatch),
      decision,
      employee,
      correlationId,
      now: new Date().toISOString(),
    });
    switch (result.code) {
      case 'DECIDED':
        return result.written;
      case 'DISEASE_CLAIM':
        throw diseaseClaim('answer', result.phrase);
      default:
        throw moderationProblem(result);
    }
  }

  @Patch(ADMIN_ROUTES.questionAnswer)
  @RequirePermission('reviews:moderate')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminAnswer'))
  async decideAnswer(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: DecideAnswer }) decision: DecideAnswer,
    @CurrentEmployee() employee: Employee,
    @Req() { id: correlationId }: FastifyRequest,
  ): Promise<AdminAnswer> {
    const result = await this.decideBuyerAnswer.execute({
      id,
      version: expectedVersion(ifMatch),
      decision,
      employee,
      correlationId,
      now: new Date().toISOString(),
    });
    if (result.code === 'DECIDED') return result.written;
    throw moderationProblem(result);
  }
}
