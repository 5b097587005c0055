import { TOPOLOGY } from '@green-apple/messaging';

/** The shop's topics and queues under names of somebody's own. */
export function topologyNamed(mark: string): typeof TOPOLOGY {
  const named = (name: string): string => `${name}-${mark}`;
  return {
    ...TOPOLOGY,
    topics: {
      jobs: { ...TOPOLOGY.topics.jobs, name: named(TOPOLOGY.topics.jobs.name) },
      events: { ...TOPOLOGY.topics.events, name: named(TOPOLOGY.topics.events.name) },
    },
    queues: TOPOLOGY.queues.map((queue) => ({
      ...queue,
      name: named(queue.name),
      deadLetterName: named(queue.deadLetterName),
    })),
  };
}
