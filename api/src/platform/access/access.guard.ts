import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../errors/problem-error.ts';
import { ACCESS, type AccessRule } from './access.decorator.ts';

/** Decides on one kind of rule: returns to let the request in, throws a {@link ProblemError} to refuse it. */
export type AccessChecker = (
  request: FastifyRequest,
  rule: AccessRule,
  reply: FastifyReply,
) => void | Promise<void>;
export type AccessCheckers = Readonly<Record<string, AccessChecker>>;

/**
 * Stands before every route of a process. A route that does not say who may call it, or names a kind of
 * rule this process cannot check, is refused: forgetting a decorator must never open a door.
 */
export class AccessGuard implements CanActivate {
  private readonly reflector: Reflector;
  private readonly checkers: ReadonlyMap<string, AccessChecker>;

  constructor(reflector: Reflector, checkers: AccessCheckers) {
    this.reflector = reflector;
    this.checkers = new Map(Object.entries({ ...checkers, public: () => undefined }));
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    const checker = rule === undefined ? undefined : this.checkers.get(rule.kind);
    if (rule === undefined || checker === undefined) throw new ProblemError('FORBIDDEN');
    const http = context.switchToHttp();
    await checker(http.getRequest<FastifyRequest>(), rule, http.getResponse<FastifyReply>());
    return true;
  }
}
