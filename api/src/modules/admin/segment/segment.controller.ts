import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Req,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  ArchiveSegment,
  ChangeMembers,
  CreateSegment,
  EditSegment,
  PreviewSegment,
  Uuid,
  type AdminSegment,
  type AdminSegmentList,
  type MembersChanged,
  type SegmentPreview,
} from '@green-apple/contracts-http';
import { SegmentDeskRepository, SegmentReader } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, ProblemError, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { deedOf } from '../promotion/offer-deed.ts';
import { KeepSegments } from './keep-segments.use-case.ts';

/** Groups of customers that offers and price lists ask for. */
@Controller()
export class AdminSegmentController {
  constructor(
    @Inject(SegmentDeskRepository) private readonly desk: SegmentDeskRepository,
    @Inject(SegmentReader) private readonly reader: SegmentReader,
    @Inject(KeepSegments) private readonly keep: KeepSegments,
  ) {}

  @Get(ADMIN_ROUTES.segments)
  @RequirePermission('promotions:read')
  @ApiOkResponse(schemaRef('AdminSegmentList'))
  async list(): Promise<AdminSegmentList> {
    return { items: await this.desk.list() };
  }

  @Get(ADMIN_ROUTES.segment)
  @RequirePermission('promotions:read')
  @ApiOkResponse(schemaRef('AdminSegment'))
  async one(@Param('id', { schema: Uuid }) id: string): Promise<AdminSegment> {
    const segment = await this.desk.byId(id);
    if (segment === null) throw new ProblemError('SEGMENT_NOT_FOUND');
    return segment;
  }

  /** How many a draft would hold now; nothing is kept. */
  @Post(ADMIN_ROUTES.segmentPreview)
  @HttpCode(200)
  @RequirePermission('promotions:read')
  @ApiOkResponse(schemaRef('SegmentPreview'))
  preview(
    @Body({ schema: PreviewSegment }) { conditions }: PreviewSegment,
  ): Promise<SegmentPreview> {
    return this.reader.preview(conditions);
  }

  /** A new one, under an id of the client's. */
  @Post(ADMIN_ROUTES.segment)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schemaRef('AdminSegment'))
  create(
    @Param('id', { schema: Uuid }) id: string,
    @Body({ schema: CreateSegment }) segment: CreateSegment,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminSegment> {
    return this.keep.create(id, segment, deedOf(employee, request));
  }

  @Put(ADMIN_ROUTES.segment)
  @RequirePermission('promotions:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminSegment'))
  edit(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: EditSegment }) to: EditSegment,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminSegment> {
    return this.keep.edit(id, expectedVersion(ifMatch), to, deedOf(employee, request));
  }

  @Patch(ADMIN_ROUTES.segment)
  @RequirePermission('promotions:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminSegment'))
  archive(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: ArchiveSegment }) { archived }: ArchiveSegment,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminSegment> {
    return this.keep.archive(id, expectedVersion(ifMatch), archived, deedOf(employee, request));
  }

  @Post(ADMIN_ROUTES.segmentMembers)
  @HttpCode(200)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schemaRef('MembersChanged'))
  changeMembers(
    @Param('id', { schema: Uuid }) id: string,
    @Body({ schema: ChangeMembers }) change: ChangeMembers,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<MembersChanged> {
    return this.keep.changeMembers(id, change, deedOf(employee, request));
  }
}
