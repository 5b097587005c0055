import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AdminListReturnsQuery,
  DecideReturn,
  InspectReturn,
  Uuid,
  type AdminReturn,
  type AdminReturnList,
} from '@green-apple/contracts-http';
import { inspectionFault, type ReturnInstruction } from '@green-apple/domain-order';
import {
  AuditTrail,
  ReturnListReader,
  ReturnRepository,
  type StoredReturn,
} from '@green-apple/persistence';
import { returnWorkflowId } from '@green-apple/workflow-contracts';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, ProblemError } from '../../../platform/index.ts';
import {
  InstructReturn,
  type InstructReturnInput,
  type InstructReturnResult,
} from '../../returns/instruct-return.use-case.ts';
import { toAdminReturn } from '../../returns/return.mapper.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { WORKFLOW_UI } from '../order/order.controller.ts';
import { pageOrProblem } from '../page-or-problem.ts';
import { expectedVersion } from '../product/if-match.ts';
import { runLink, type WorkflowUi } from '../order/workflow-link.ts';

const RETURN = { schema: { $ref: '#/components/schemas/AdminReturn' } };

/** The returns desk: what staff decide and find is done by the return's run, a moment later. */
@Controller()
export class AdminReturnController {
  constructor(
    @Inject(ReturnListReader) private readonly list: ReturnListReader,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
    @Inject(InstructReturn) private readonly instruct: InstructReturn,
    @Inject(AuditTrail) private readonly trail: AuditTrail,
    @Inject(WORKFLOW_UI) private readonly workflowUi: WorkflowUi,
  ) {}

  @Get(ADMIN_ROUTES.returns)
  @RequirePermission('orders:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminReturnList' } })
  async page(
    @Query({ schema: AdminListReturnsQuery }) query: AdminListReturnsQuery,
  ): Promise<AdminReturnList> {
    const [found, waiting] = await Promise.all([this.list.page(query), this.list.waiting()]);
    const page = pageOrProblem(found);
    return { ...page, items: page.items.map((each) => this.shown(each)), waiting };
  }

  @Get(ADMIN_ROUTES.return)
  @RequirePermission('orders:read')
  @ApiOkResponse(RETURN)
  async one(@Param('id', { schema: Uuid }) id: string): Promise<AdminReturn> {
    const stored = await this.returns.load(id);
    if (stored === null) throw new ProblemError('RETURN_NOT_FOUND');
    return this.shown(stored);
  }

  @Post(ADMIN_ROUTES.returnDecision)
  @HttpCode(202)
  @RequirePermission('returns:decide')
  @ApiHeader(IF_MATCH)
  @ApiAcceptedResponse(RETURN)
  decide(
    @Param('id', { schema: Uuid }) returnId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: DecideReturn }) { decision, ...body }: DecideReturn,
    @CurrentEmployee() employee: Employee,
    @Req() { id: correlationId }: FastifyRequest,
  ): Promise<AdminReturn> {
    return this.ask(employee, ifMatch, { returnId, instruction: decision, body, correlationId });
  }

  @Post(ADMIN_ROUTES.returnArrival)
  @HttpCode(202)
  @RequirePermission('returns:receive')
  @ApiHeader(IF_MATCH)
  @ApiAcceptedResponse(RETURN)
  receive(
    @Param('id', { schema: Uuid }) returnId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentEmployee() employee: Employee,
    @Req() { id: correlationId }: FastifyRequest,
  ): Promise<AdminReturn> {
    return this.ask(employee, ifMatch, { returnId, instruction: 'receive', correlationId });
  }

  @Post(ADMIN_ROUTES.returnInspection)
  @HttpCode(202)
  @RequirePermission('returns:receive')
  @ApiHeader(IF_MATCH)
  @ApiAcceptedResponse(RETURN)
  inspect(
    @Param('id', { schema: Uuid }) returnId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: InspectReturn }) body: InspectReturn,
    @CurrentEmployee() employee: Employee,
    @Req() { id: correlationId }: FastifyRequest,
  ): Promise<AdminReturn> {
    const check = (stored: StoredReturn): { code: 'INVALID'; words: string } | null => {
      const fault = inspectionFault(stored.lines, body.lines);
      return fault === null ? null : { code: 'INVALID', words: fault.code };
    };
    const input = { returnId, instruction: 'inspect', body, correlationId, check } as const;
    return this.ask(employee, ifMatch, input);
  }

  private async ask(
    employee: Employee,
    ifMatch: string | undefined,
    input: Pick<InstructReturnInput, 'returnId' | 'body' | 'correlationId' | 'check'> & {
      readonly instruction: ReturnInstruction;
    },
  ): Promise<AdminReturn> {
    const result = await this.instruct.execute({
      ...input,
      version: expectedVersion(ifMatch),
      orderId: null,
      givenBy: employee.id,
      alongside: async (stored, transaction) => {
        await this.trail.append(
          {
            at: new Date().toISOString(),
            actorId: employee.id,
            actorName: employee.name,
            action: `return.${input.instruction}`,
            entityType: 'return',
            entityId: stored.id,
            before: { state: stored.state },
            after: { asked: input.instruction, ...input.body },
            correlationId: input.correlationId,
          },
          transaction,
        );
      },
    });
    refuse(result);
    return this.one(input.returnId);
  }

  private shown(stored: StoredReturn): AdminReturn {
    return toAdminReturn(stored, runLink(this.workflowUi, returnWorkflowId(stored.id)));
  }
}

function refuse(result: InstructReturnResult): void {
  switch (result.code) {
    case 'ASKED':
      return;
    case 'NOT_FOUND':
      throw new ProblemError('RETURN_NOT_FOUND');
    case 'TOO_LATE':
      throw new ProblemError('RETURN_MOVED_ON');
    case 'VERSION_CONFLICT':
      throw new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
    case 'INVALID':
      throw new ProblemError('INSPECTION_INVALID');
  }
}
