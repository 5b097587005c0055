import { Module } from '@nestjs/common';

/** The jobs process answers health checks only; its work comes from the outbox and the queues. */
@Module({})
export class JobsModule {}
