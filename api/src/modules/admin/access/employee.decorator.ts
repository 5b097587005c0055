import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { employeeOf } from './employee-access.ts';

/** The signed-in employee, as a parameter of a route. */
export const CurrentEmployee = createParamDecorator((_: unknown, context: ExecutionContext) =>
  employeeOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
