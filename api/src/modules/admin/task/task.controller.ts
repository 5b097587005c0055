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
import { ApiHeader, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AdminTasksQuery,
  FinishTask,
  ProviderEventId,
  Uuid,
  type AdminTask,
  type AdminTaskList,
  type ParkedEvent,
  type ParkedEventList,
} from '@green-apple/contracts-http';
import { StaffTaskDesk } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { WORKFLOW_UI } from '../order/order.controller.ts';
import type { WorkflowUi } from '../order/workflow-link.ts';
import { expectedVersion } from '../product/if-match.ts';
import { FinishTaskUseCase } from './finish-task.use-case.ts';
import { SetEventAsideUseCase } from './set-event-aside.use-case.ts';
import { toAdminTask } from './task.mapper.ts';

/** What waits for a person: tasks of runs, and events of partners nobody could place. */
@Controller()
export class AdminTaskController {
  constructor(
    @Inject(StaffTaskDesk) private readonly desk: StaffTaskDesk,
    @Inject(FinishTaskUseCase) private readonly finishTask: FinishTaskUseCase,
    @Inject(SetEventAsideUseCase) private readonly setAside: SetEventAsideUseCase,
    @Inject(WORKFLOW_UI) private readonly workflowUi: WorkflowUi,
  ) {}

  @Get(ADMIN_ROUTES.tasks)
  @RequirePermission('tasks:work')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminTaskList' } })
  async list(
    @Query({ schema: AdminTasksQuery }) { done }: AdminTasksQuery,
  ): Promise<AdminTaskList> {
    const rows = await this.desk.list(done === 'true');
    return { items: rows.map((row) => toAdminTask(row, this.workflowUi)) };
  }

  @Post(ADMIN_ROUTES.taskDone)
  @HttpCode(200)
  @RequirePermission('tasks:work')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version that was seen.' })
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminTask' } })
  async done(
    @Param('id', { schema: Uuid }) taskId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: FinishTask }) { note }: FinishTask,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminTask> {
    const version = expectedVersion(ifMatch);
    const now = new Date().toISOString();
    const correlationId = request.id;
    const input = { taskId, version, note, employee, correlationId, now };
    const result = await this.finishTask.execute(input);
    switch (result.code) {
      case 'FINISHED':
        return toAdminTask(result.task, this.workflowUi);
      case 'VERSION_CONFLICT':
        throw new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
      case 'TASK_NOT_FOUND':
        throw new ProblemError('NOT_FOUND');
    }
  }

  @Get(ADMIN_ROUTES.parkedEvents)
  @RequirePermission('tasks:work')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/ParkedEventList' } })
  async parked(): Promise<ParkedEventList> {
    const rows = await this.desk.parkedEvents();
    return { items: rows.map((row) => ({ ...row, reason: row.reason as ParkedEvent['reason'] })) };
  }

  @Post(ADMIN_ROUTES.parkedEventAside)
  @HttpCode(204)
  @RequirePermission('tasks:work')
  @ApiNoContentResponse()
  async aside(
    @Param('id', { schema: ProviderEventId }) eventId: string,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const input = { eventId, employee, correlationId: request.id, now: new Date().toISOString() };
    if (!(await this.setAside.execute(input))) throw new ProblemError('NOT_FOUND');
  }
}
