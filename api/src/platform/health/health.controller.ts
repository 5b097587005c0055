import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.decorator.ts';
import { runChecks, type HealthCheck, type HealthReport } from './health-check.ts';

export const HEALTH_CHECKS = Symbol('health checks');

/** Live: the process answers. Ready: it can do its work. */
@Public()
@Controller('health')
export class HealthController {
  private readonly checks: readonly HealthCheck[];

  constructor(@Inject(HEALTH_CHECKS) checks: readonly HealthCheck[]) {
    this.checks = checks;
  }

  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await runChecks(this.checks);
    reply.code(report.status === 'ready' ? 200 : 503);
    return report;
  }
}
