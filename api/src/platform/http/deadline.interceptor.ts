import {
  SetMetadata,
  type CallHandler,
  type CustomDecorator,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { TimeoutError, catchError, throwError, timeout, type Observable } from 'rxjs';
import { ProblemError } from '../errors/problem-error.ts';

const LONG_LIVED = 'green-apple:long-lived';

/** For streams: the route ends when it is done, not when the clock says so. */
export const LongLived = (): CustomDecorator<typeof LONG_LIVED> => SetMetadata(LONG_LIVED, true);

/** Answers 503 when a route takes longer than a shopper would wait anyway. */
export class DeadlineInterceptor implements NestInterceptor {
  private readonly reflector: Reflector;
  private readonly milliseconds: number;

  constructor(reflector: Reflector, milliseconds: number) {
    this.reflector = reflector;
    this.milliseconds = milliseconds;
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (this.reflector.get<boolean | undefined>(LONG_LIVED, context.getHandler()))
      return next.handle();
    return next.handle().pipe(
      timeout(this.milliseconds),
      catchError((error: unknown) =>
        throwError(() =>
          error instanceof TimeoutError
            ? new ProblemError('DEPENDENCY_UNAVAILABLE', { retryAfter: 2 }, { cause: error })
            : error,
        ),
      ),
    );
  }
}
