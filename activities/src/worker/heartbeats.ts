import type { ActivityInterceptors } from '@temporalio/worker';
import type { Context } from '@temporalio/activity';

/**
 * Says while an activity waits for a partner that it is still at it, so that one whose worker died is taken over
 * in seconds. Nothing is said in the first third of the time: most are over by then, and cost nothing more.
 */
export function heartbeats(context: Context): ActivityInterceptors {
  return {
    inbound: {
      async execute(input, next) {
        const { heartbeatTimeoutMs } = context.info;
        if (heartbeatTimeoutMs === undefined || heartbeatTimeoutMs === 0) return next(input);
        const beat = setInterval(() => context.heartbeat(), heartbeatTimeoutMs / 3);
        try {
          return await next(input);
        } finally {
          clearInterval(beat);
        }
      },
    },
  };
}
