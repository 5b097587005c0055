import { errors } from '@elastic/elasticsearch';

/** What is worth a log line of an engine's failure; the error itself carries the whole request. */
export interface EngineFault {
  readonly fault: string;
  readonly status?: number;
  readonly reason?: string;
}

export function toEngineFault(error: unknown): EngineFault {
  if (error instanceof errors.ResponseError) {
    const body: unknown = error.body;
    return {
      fault: error.message.split('\n', 1)[0] ?? error.name,
      ...(error.statusCode === undefined ? {} : { status: error.statusCode }),
      ...(typeof body === 'object' && body !== null ? { reason: deepestReason(body) } : {}),
    };
  }
  return error instanceof Error
    ? { fault: error.name, reason: error.message }
    : { fault: 'unknown' };
}

/** The engine wraps causes in causes; the innermost one is what happened. */
function deepestReason(body: object): string {
  const nested = ['caused_by', 'error'].flatMap((name) => {
    const inner: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
    return typeof inner === 'object' && inner !== null ? [inner] : [];
  });
  const [cause] = nested;
  if (cause) return deepestReason(cause);
  const reason: unknown = Object.entries(body).find(([key]) => key === 'reason')?.[1];
  return typeof reason === 'string' ? reason : '';
}
