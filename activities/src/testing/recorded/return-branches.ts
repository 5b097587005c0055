import type { ReturnState } from '@green-apple/domain-order';
import { ReturnStory } from '../return-story.ts';
import type { ShopStage } from '../shop-stage.ts';
import type { Branches } from './branch.ts';

/** Things that come back. */
export const RETURNS: Branches = {
  'return-refunded': (shop) => backFor(shop, { resolution: 'refund', accepted: 1 }, 'refunded'),
  'return-exchanged': (shop) =>
    backFor(shop, { resolution: 'exchange', accepted: 1, review: 'our_fault' }, 'exchanged'),
  'return-rejected': (shop) => backFor(shop, { resolution: 'refund', accepted: 0 }, 'rejected'),

  async 'return-refused'(shop) {
    const story = await ReturnStory.begin(shop, { review: 'our_fault' });
    await story.tell('refuse', { reason: 'outside_policy' });
    await story.reaches('refused');
    return story;
  },

  async 'return-cancelled'(shop) {
    const story = await ReturnStory.begin(shop);
    await story.reaches('labelled');
    await story.tell('cancel', { reason: 'shopper_request' });
    await story.reaches('cancelled');
    return story;
  },

  async 'return-at-own-cost'(shop) {
    const story = await ReturnStory.begin(shop, { labelBy: 'shopper' });
    await story.reaches('approved');
    return settled(story);
  },

  async 'return-gone-wrong'(shop) {
    const story = await ReturnStory.begin(shop);
    await story.goesWrong();
    return settled(story);
  },

  async 'return-expired'(shop) {
    const story = await ReturnStory.begin(shop);
    await story.reaches('labelled');
    await story.runsOut();
    await story.reaches('expired');
    return story;
  },
};

async function backFor(
  shop: ShopStage,
  how: { resolution: 'refund' | 'exchange'; accepted: number; review?: string },
  end: ReturnState,
): Promise<ReturnStory> {
  const story = await ReturnStory.begin(shop, how);
  if (how.review !== undefined) await story.tell('approve');
  await story.comeBack();
  await story.inspect(how.accepted);
  await story.reaches(end);
  return story;
}

async function settled(story: ReturnStory): Promise<ReturnStory> {
  await story.tell('receive');
  await story.reaches('received');
  await story.inspect(1);
  await story.reaches('refunded');
  return story;
}
