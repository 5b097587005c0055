import type { EditWays } from '@green-apple/contracts-http';
import { EDIT_REFUSALS, type EditActor } from '@green-apple/domain-order';
import type { EditBagRepository, OrderEditRepository } from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';
import { editAnswerOf } from './edit-lines.ts';
import type { EditedWays } from './edited-ways.ts';
import { withinCountry, type WantedChanges } from './moved-address.ts';
import { stageLines } from './stage-lines.ts';

export interface ListWaysDependencies {
  readonly edits: OrderEditRepository;
  readonly bags: EditBagRepository;
  readonly ways: EditedWays;
  readonly customerKeySecret: string;
}

export interface ListWaysInput {
  readonly orderId: string;
  readonly actor: EditActor;
  readonly changes: WantedChanges;
}

/** In which ways a changed order could travel, and what carriers ask for each; offers come with the preview. */
export class ListWays {
  private readonly its: ListWaysDependencies;

  constructor(dependencies: ListWaysDependencies) {
    this.its = dependencies;
  }

  async execute({ orderId, actor, changes: wanted }: ListWaysInput): Promise<EditWays> {
    const order = await this.its.edits.toEdit(orderId);
    if (order === null) throw new ProblemError('ORDER_NOT_FOUND');
    const answer = editAnswerOf(order, actor);
    if (!answer.allowed)
      throw new ProblemError('EDIT_NOT_POSSIBLE', { detail: EDIT_REFUSALS[answer.code] });
    const changes = withinCountry(order, wanted);
    const { bag, lines } = await stageLines(this.its, order, changes);
    return { options: await this.its.ways.options(order, bag, lines, changes) };
  }
}
