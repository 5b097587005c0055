import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { JobMessage } from '@green-apple/contracts-events';
import { TOPOLOGY, type QueueDescription } from '@green-apple/messaging';
import type { StackVariable, TestStack } from '@green-apple/testing';
import type { Observation } from '../proof/observation.ts';
import type { CrashSwitch } from './crash/crash-switch.ts';
import type { CrashingProcesses } from './crash/crashing-processes.ts';
import type { Incident } from './plan.ts';

export interface TroubleParts {
  readonly stack: TestStack;
  readonly watch: Observation;
  readonly processes: CrashingProcesses;
  readonly crashes: CrashSwitch;
}

/** Carries out incidents, and remembers what it has broken on purpose. */
export class Trouble {
  readonly #its: TroubleParts;
  readonly #poison: string[] = [];

  constructor(parts: TroubleParts) {
    this.#its = parts;
  }

  /** Bodies that no consumer can use. */
  get poison(): readonly string[] {
    return this.#poison;
  }

  async cause(incident: Incident): Promise<void> {
    switch (incident.kind) {
      case 'fault':
        return this.#partners('POST', incident.fault);
      case 'kill':
        return this.#its.processes.kill(incident.process);
      case 'crash':
        return this.#its.crashes.arm(incident.point);
      case 'poison':
        this.#poison.push(incident.body);
        return this.#send('CHECKOUT_JOBS_QUEUE_URL', incident.body);
      case 'repeat':
        for (const pick of incident.picks) await this.#repeat(pick);
        return;
      case 'nudge':
        return this.#nudge(incident.pick, incident.type);
    }
  }

  /** No fault is left, no point armed. */
  async end(): Promise<void> {
    this.#its.crashes.disarm();
    await this.#partners('DELETE');
  }

  async #partners(method: string, body?: object): Promise<void> {
    const url = `${this.#its.stack.needed('PARTNER_SIMULATOR_URL')}/control/faults`;
    const answer = await fetch(url, {
      method,
      signal: AbortSignal.timeout(10_000),
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`the partners refuse: ${await answer.text()}`);
  }

  async #send(queue: string, body: string): Promise<void> {
    const QueueUrl = this.#its.stack.needed(queue as StackVariable);
    await this.#its.watch.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  }

  /** Something that was said before is said once more to whoever listens to it. */
  async #repeat(pick: number): Promise<void> {
    const { heard } = this.#its.watch;
    const body = heard[Math.floor(pick * heard.length)]?.body;
    if (body === undefined) return;
    for (const { urlVariable } of listenersOf(body)) await this.#send(urlVariable, body);
  }

  async #nudge(pick: number, type: JobMessage['calculation_type']): Promise<void> {
    const jobs = this.#its.watch.heard.flatMap(({ body }) => {
      const job = JobMessage.safeParse(JSON.parse(body));
      return job.success ? [job.data.order_id] : [];
    });
    const order_id = jobs[Math.floor(pick * jobs.length)];
    if (order_id === undefined) return;
    const message: JobMessage = { order_id, calculation_type: type };
    const body = JSON.stringify(message);
    for (const { urlVariable } of listenersOf(body)) await this.#send(urlVariable, body);
  }
}

/** The queues that a message of this body goes to, as subscriptions filter it. */
export function listenersOf(body: string): readonly QueueDescription[] {
  const message = JSON.parse(body) as Readonly<Record<string, unknown>>;
  const named: Readonly<Record<string, unknown>> = {
    calculation_type: message['calculation_type'],
    event_type: message['type'],
  };
  return TOPOLOGY.queues.filter(({ filterPolicy }) =>
    Object.entries(filterPolicy).every(([attribute, wanted]) => {
      const value = named[attribute];
      return (
        typeof value === 'string' &&
        wanted.some((each) =>
          typeof each === 'string' ? each === value : value.startsWith(each.prefix),
        )
      );
    }),
  );
}
